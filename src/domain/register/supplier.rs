//! Suppliers: whom to call, under which number, and where they publish their status.

use serde::{Deserialize, Serialize};

use crate::domain::clean::CleanText;
use crate::domain::feed::FeedFormat;
use crate::domain::id::{FeedId, SupplierId};

/// A supplier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Supplier {
    /// Short name used in commands.
    pub id: SupplierId,
    /// Name as people know it.
    pub name: CleanText,
    /// Service desk numbers in the order to try them.
    #[serde(default)]
    pub phone: Vec<CleanText>,
    /// Mail address or portal of the service desk.
    #[serde(default)]
    pub contact: CleanText,
    /// Our customer number with them.
    #[serde(default)]
    pub customer_no: CleanText,
    /// Number of the operating agreement (P20).
    #[serde(default)]
    pub agreement_no: CleanText,
    /// Status feeds.
    #[serde(default)]
    pub feeds: Vec<FeedSource>,
}

/// Where a supplier's status is read, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedSource {
    /// Short name.
    pub id: FeedId,
    /// Whose it is; a feed added by hand may stand alone.
    #[serde(default)]
    pub supplier: Option<SupplierId>,
    /// Address, http or https.
    pub url: String,
    /// Forced format; absent: recognised by content.
    #[serde(default)]
    pub format: Option<FeedFormat>,
    /// Seconds between two polls when all is quiet; absent: the profile's.
    #[serde(default)]
    pub every_seconds: Option<u32>,
    /// Whether the address may be on our own network.
    #[serde(default)]
    pub internal: bool,
    /// Components that are followed, by id or name; empty: all.
    #[serde(default)]
    pub components: Vec<String>,
    /// What the feed's own words mean, where it is a list of notices.
    #[serde(default, skip_serializing_if = "FeedWords::is_empty")]
    pub words: FeedWords,
    /// The token that the server wants, by reference; absent: none is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<FeedToken>,
}

/// A token that a feed's server wants. Only where it is found is known here and recorded; the token itself never is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedToken {
    /// Where it is found.
    pub from: TokenFrom,
    /// The header that carries it alone; absent: `Authorization`, after the word `Bearer`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
}

/// Where a token is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenFrom {
    /// In this variable of the environment.
    Env(String),
    /// In this file, which nobody but its owner may read.
    File(String),
}

/// What the words mean by which a list of notices (RSS, Atom, JSON Feed) labels them, beside those that are known
/// anyway. Case does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedWords {
    /// It is over.
    pub over: Vec<String>,
    /// It is going on.
    pub open: Vec<String>,
    /// Planned work.
    pub planned: Vec<String>,
    /// News: nothing is wrong.
    pub information: Vec<String>,
    /// Hours for which a notice without a known label counts as going on; absent: 24.
    pub open_hours: Option<u32>,
}

impl FeedWords {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}
