//! A raw server on loopback that misbehaves as it is told; mock servers are too well-mannered for that.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What a server does with each connection, after it has read the request.
#[derive(Debug, Clone)]
pub(crate) enum Script {
    /// Sends these bytes and closes.
    Say(Vec<u8>),
    /// Sends the first bytes, then the second ones for ever.
    Repeat(Vec<u8>, Vec<u8>),
    /// Sends the bytes, then one byte at a time with a pause, for ever.
    Drip(Vec<u8>, u8, Duration),
    /// Sends nothing and keeps the connection.
    Silence,
}

/// A running server; it ends when dropped.
#[derive(Debug)]
pub(crate) struct Server {
    at: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts one on a free port.
    pub(crate) async fn start(script: Script) -> Self {
        Self::start_on("127.0.0.1", script).await
    }

    /// The same on another address of loopback, which counts as another host.
    pub(crate) async fn start_on(host: &str, script: Script) -> Self {
        let listener = TcpListener::bind((host, 0)).await.unwrap();
        let at = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        let task = tokio::spawn(async move {
            let mut connections = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                connections.spawn(serve(stream, script.clone(), Arc::clone(&heard)));
            }
        });
        Self { at, asked, task }
    }

    /// An address on it.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    /// The requests so far, in lower case.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A whole answer without a length: its end is the connection's.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n{body}").into_bytes()
}

/// A client that goes away is what most of these tests are about, so errors of writing end a connection silently.
async fn serve(mut stream: TcpStream, script: Script, asked: Arc<Mutex<Vec<String>>>) {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => request.push(byte),
            Err(_) => return,
        }
    }
    asked.lock().unwrap().push(String::from_utf8_lossy(&request).to_lowercase());
    match script {
        Script::Say(bytes) => {
            if stream.write_all(&bytes).await.is_ok() {
                let _ = stream.shutdown().await;
            }
        }
        Script::Repeat(head, more) => {
            let mut sent = stream.write_all(&head).await;
            while sent.is_ok() {
                sent = stream.write_all(&more).await;
            }
        }
        Script::Drip(head, byte, pause) => {
            let mut sent = stream.write_all(&head).await;
            while sent.is_ok() {
                tokio::time::sleep(pause).await;
                sent = stream.write_all(&[byte]).await;
            }
        }
        Script::Silence => std::future::pending().await,
    }
}
