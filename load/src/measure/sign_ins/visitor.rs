//! A browser as far as signing in and looking at pages needs one.

use super::product::Product;
use anyhow::{Context as _, Result};
use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::{Client, RequestBuilder, Response, redirect};

/// Where requests come from, for a server that believes its proxy.
const FORWARDED: &str = "x-forwarded-for";

/// Asks one server.
#[derive(Debug, Clone)]
pub(super) struct Visitor {
    http: Client,
    url: String,
}

impl Visitor {
    pub(super) fn of(product: &Product) -> Result<Self> {
        // Whoever was first has installed the same one; nothing here is encrypted.
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = Client::builder().redirect(redirect::Policy::none()).build()?;
        Ok(Self { http, url: product.url.clone() })
    }

    /// Sends name and password from an address; the answer with its status and cookies, read to its end.
    pub(super) async fn sign_in(&self, name: &str, password: &str, from: u32) -> Result<Answer> {
        let body = serde_urlencoded::to_string([("name", name), ("password", password)])?;
        let post = self.http.post(format!("{}/sign-in", self.url));
        let form = "application/x-www-form-urlencoded";
        let post = post.header("content-type", form).header("sec-fetch-site", "same-origin").body(body);
        Answer::of(post.header(FORWARDED, std::net::Ipv4Addr::from_bits(0x0a00_0000 + from).to_string())).await
    }

    /// Looks at a page.
    pub(super) async fn page(&self, path: &str, cookies: &str) -> Result<Answer> {
        let get = self.http.get(format!("{}{path}", self.url));
        Answer::of(get.header("accept", "text/html").header(COOKIE, cookies)).await
    }
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The cookies as the next request sends them.
    pub(super) cookies: String,
}

impl Answer {
    async fn of(request: RequestBuilder) -> Result<Self> {
        let response = request.send().await.context("no answer")?;
        let (status, cookies) = (response.status().as_u16(), cookies(&response));
        response.bytes().await?;
        Ok(Self { status, cookies })
    }
}

fn cookies(response: &Response) -> String {
    let set = response.headers().get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    set.filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ")
}
