//! The suppliers' web server on loopback: as little HTTP/1.1 as a client of feeds needs, and nothing that a stray
//! visitor could keep open or fill.

use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::Instant;

use super::cast::CAST;
use super::page::Writer;
use super::scenario::{Answering, scenario};
use crate::domain::key::to_hex;

/// Longest request that is read, bytes.
const REQUEST_MAX: usize = 8 * 1024;
/// For a whole visit.
const PATIENCE: Duration = Duration::from_secs(5);
/// Most visits at once.
const VISITS_MAX: usize = 64;

/// The story as it is being told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stage {
    /// When it began.
    pub(super) began: Instant,
    /// How its pages are written.
    pub(super) writer: Writer,
}

/// Serves the suppliers on `listener` until the task is aborted, visits under way included.
pub(super) fn serve(listener: TcpListener, stage: Stage) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut visits = JoinSet::new();
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // Out of file descriptors, most likely: a busy loop would not free any.
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            };
            while visits.try_join_next().is_some() {}
            if visits.len() < VISITS_MAX {
                visits.spawn(tokio::time::timeout(PATIENCE, visit(stream, stage)));
            }
        }
    })
}

/// One request and its answer. A visitor who goes away ends it silently.
async fn visit(mut stream: TcpStream, stage: Stage) {
    let Some(request) = request(&mut stream).await else { return };
    let answer = answer(&request, stage);
    if stream.write_all(answer.as_bytes()).await.is_ok() {
        let _ = stream.shutdown().await;
    }
}

/// The request's head; `None` when it never ends.
async fn request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut piece = [0u8; 1024];
    while !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = stream.read(&mut piece).await.ok()?;
        if read == 0 || bytes.len() + read > REQUEST_MAX {
            return None;
        }
        bytes.extend(piece.iter().take(read));
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn answer(request: &str, stage: Stage) -> String {
    let mut lines = request.lines();
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (method, target, version) = (words.next(), words.next(), words.next());
    let Some(target) = target.filter(|_| version.is_some_and(|version| version.starts_with("HTTP/1."))) else {
        return bare("400 Bad Request");
    };
    if method != Some("GET") {
        return bare("405 Method Not Allowed");
    }
    let path = target.split('?').next().unwrap_or_default();
    let Some(supplier) = CAST.iter().find(|supplier| supplier.path() == path) else { return bare("404 Not Found") };
    let state = scenario(supplier, stage.began.elapsed());
    if state.answering == Answering::Error {
        return bare("500 Internal Server Error");
    }
    let body = stage.writer.page(supplier, &state);
    let etag = etag(&body);
    let known = lines.filter_map(|line| line.split_once(':')).any(|(name, value)| {
        name.trim().eq_ignore_ascii_case("if-none-match") && value.split(',').any(|value| value.trim() == etag)
    });
    if known {
        return format!("HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\nConnection: close\r\n\r\n");
    }
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\nETag: {etag}\r\nCache-Control: no-cache\r\n\
         Connection: close\r\n\r\n{body}",
        supplier.form.content_type(),
        body.len(),
    )
}

fn bare(status: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

/// A strong validator: the first half of the body's hash.
fn etag(body: &str) -> String {
    let hash = Sha256::digest(body.as_bytes());
    format!("\"{}\"", to_hex(hash.get(..16).unwrap_or(&hash)))
}
