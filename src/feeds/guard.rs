//! The address guard: which addresses a feed may lead to. A supplier list or a redirect must not make the desk knock on
//! the municipality's own network.
//!
//! Addresses written in a URL are judged here, names when they are looked up ([`Resolver`]), both on every hop.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::domain::CleanText;
use crate::domain::feed::FeedFailure;

/// How far a request may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The public internet only.
    Public,
    /// Our own network as well: the feed was marked internal.
    Internal,
}

impl Reach {
    /// Whether a request may go to `address`.
    pub fn allows(self, address: IpAddr) -> bool {
        match self {
            Self::Public => is_global(address),
            Self::Internal => {
                let address = address.to_canonical();
                !address.is_multicast() && !address.is_unspecified() && address != IpAddr::V4(Ipv4Addr::BROADCAST)
            }
        }
    }
}

/// Reads an address that may be asked: http or https, with a host, and no address of our own network in any spelling
/// unless `reach` says so.
pub fn checked(url: &str, reach: Reach) -> Result<Url, FeedFailure> {
    let bad = || FeedFailure::BadAddress { given: redacted_text(url) };
    let url = Url::parse(url.trim()).map_err(|_bad| bad())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err(bad());
    }
    check_host(&url, reach)?;
    Ok(url)
}

/// Judges the host of `url` as far as it can be told without looking it up.
pub fn check_host(url: &Url, reach: Reach) -> Result<(), FeedFailure> {
    let host = url.host_str().unwrap_or_default();
    // The URL reader has already turned 2130706433, 0x7f.1 and their like into dotted form.
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    let local_name = matches!(reach, Reach::Public) && is_local_name(host);
    if local_name || address.is_ok_and(|address| !reach.allows(address)) {
        return Err(FeedFailure::PrivateAddress { host: CleanText::title(host).into() });
    }
    Ok(())
}

fn is_local_name(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "localhost" || host.ends_with(".localhost")
}

/// Whether `address` is on the public internet.
pub fn is_global(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_global_v4(address),
        IpAddr::V6(address) => is_global_v6(address),
    }
}

fn is_global_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        // Shared address space of providers' NAT.
        || (a == 100 && (64..128).contains(&b))
        // Protocol assignments, 6to4 relays, benchmarks, reserved and broadcast.
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && matches!(b, 18 | 19))
        || a >= 240;
    !special
}

#[expect(clippy::many_single_char_names, reason = "the segments of an address have no names")]
fn is_global_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let embedded = |high: u16, low: u16| {
        let [x, y] = high.to_be_bytes();
        let [z, w] = low.to_be_bytes();
        Ipv4Addr::new(x, y, z, w)
    };
    match (a, b) {
        // Mapped and compatible forms, and translation prefixes, lead where their IPv4 part leads.
        (0, 0) if c == 0 && d == 0 && e == 0 && (f == 0xffff || f == 0) => f == 0xffff && is_global_v4(embedded(g, h)),
        (0x64, 0xff9b) if c == 0 && d == 0 && e == 0 && f == 0 => is_global_v4(embedded(g, h)),
        (0x2002, _) => is_global_v4(embedded(b, c)),
        // Teredo, other protocol assignments, and documentation.
        (0x2001, b) if b < 0x200 || b == 0xdb8 => false,
        (0x3fff, b) if b < 0x1000 => false,
        // Only 2000::/3 is handed out; ULA, link-local, site-local and multicast lie outside it.
        (a, _) => (0x2000..0x4000).contains(&a),
    }
}

/// An address as it may be shown: without user, password, query and fragment.
pub fn redacted(url: &Url) -> String {
    let mut shown = url.clone();
    let has_query = shown.query().is_some();
    // Neither can fail on an address with a host; on one without there is nothing to hide.
    let _ = shown.set_username("");
    let _ = shown.set_password(None);
    shown.set_query(None);
    shown.set_fragment(None);
    let query = if has_query { "?…" } else { "" };
    CleanText::title(&format!("{shown}{query}")).into()
}

/// The same for something that is no address: only what stands before a query and behind a user is kept.
fn redacted_text(given: &str) -> String {
    let head = given.trim().split(['?', '#']).next().unwrap_or_default();
    let shown = match (head.split_once("://"), head.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        (None, Some((_, host))) => host.to_owned(),
        (_, None) => head.to_owned(),
    };
    CleanText::title(&shown).into()
}

/// Looks names up and hands out only the addresses that [`Reach`] allows.
#[derive(Debug, Clone, Copy)]
pub struct Resolver(pub Reach);

/// Why a name led nowhere; found again in the client's chain of errors.
#[derive(Debug, thiserror::Error)]
pub enum LookUp {
    /// The name has no address, or the name service cannot be reached.
    #[error("name not found: {0}")]
    Unknown(String),
    /// All its addresses are on our own network.
    #[error("private address: {0}")]
    Private(String),
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let host = name.as_str().to_owned();
            let found = tokio::net::lookup_host((host.as_str(), 0)).await.map(Iterator::collect::<Vec<SocketAddr>>);
            let Ok(found) = found else { return Err(LookUp::Unknown(host).into()) };
            if found.is_empty() {
                return Err(LookUp::Unknown(host).into());
            }
            let allowed: Vec<SocketAddr> = found.into_iter().filter(|address| reach.allows(address.ip())).collect();
            if allowed.is_empty() {
                return Err(LookUp::Private(host).into());
            }
            let allowed: Addrs = Box::new(allowed.into_iter());
            Ok(allowed)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn our_own_network_is_refused_in_every_spelling() {
        for url in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://[::127.0.0.1]/",
            "http://[64:ff9b::10.0.0.1]/",
            "http://[2002:0a00:0001::]/",
            "http://10.1.2.3/",
            "http://172.31.0.1/",
            "http://192.168.0.1/",
            "http://169.254.169.254/latest/",
            "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://255.255.255.255/",
            "http://224.0.0.1/",
            "http://[fe80::1]/",
            "http://[fc00::1]/",
            "http://[fd12:3456::1]/",
            "http://[ff02::1]/",
            "http://localhost/",
            "http://LOCALHOST./",
            "http://a.localhost:81/",
            "http://127。0。0。1/",
        ] {
            assert!(matches!(checked(url, Reach::Public), Err(FeedFailure::PrivateAddress { .. })), "{url}");
        }
    }

    #[test]
    fn public_addresses_pass_and_an_internal_feed_may_be_at_home() {
        for url in ["https://status.example/", "http://1.1.1.1/", "http://[2a01:4f8::1]/", "http://[::ffff:1.1.1.1]/"] {
            assert!(checked(url, Reach::Public).is_ok(), "{url}");
        }
        for url in ["http://127.0.0.1:8080/", "http://10.0.0.1/", "http://[fd00::1]/", "http://localhost/"] {
            assert!(checked(url, Reach::Internal).is_ok(), "{url}");
        }
        for url in ["http://224.0.0.1/", "http://0.0.0.0/", "http://[::]/", "http://255.255.255.255/"] {
            assert!(checked(url, Reach::Internal).is_err(), "{url}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_home_is_refused_when_it_is_looked_up() {
        // As any name would be that its owner lets lead to our own network.
        let found = Resolver(Reach::Public).resolve("localhost".parse().unwrap()).await;
        let Err(refused) = found else { panic!("it is handed out") };
        assert!(matches!(refused.downcast_ref(), Some(LookUp::Private(host)) if host == "localhost"), "{refused}");
        assert!(Resolver(Reach::Internal).resolve("localhost".parse().unwrap()).await.is_ok());
    }

    #[test]
    fn a_refused_address_is_shown_without_its_secrets() {
        for (given, shown) in [
            ("ftp://user:secret@host.example/x?token=secret", "ftp://host.example/x"),
            ("user:secret@host", "host"),
            ("not an address?key=secret", "not an address"),
            ("\u{1b}[31mred", "red"),
        ] {
            assert_eq!(checked(given, Reach::Public), Err(FeedFailure::BadAddress { given: shown.to_owned() }));
        }
        let url = Url::parse("https://user:secret@host.example:8443/a?token=secret#secret").unwrap();
        assert_eq!(redacted(&url), "https://host.example:8443/a?…");
    }

    proptest! {
        #[test]
        fn no_private_v4_address_passes_in_mapped_form(a in any::<u32>()) {
            let v4 = Ipv4Addr::from(a);
            prop_assert_eq!(is_global(IpAddr::V6(v4.to_ipv6_mapped())), is_global(IpAddr::V4(v4)));
            let number = checked(&format!("http://{a}/"), Reach::Public).is_ok();
            prop_assert_eq!(number, is_global(IpAddr::V4(v4)));
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC{0,60}") {
            let _ = checked(&text, Reach::Public);
            let _ = checked(&format!("http://{text}"), Reach::Internal);
        }
    }
}
