//! Which machines may be asked: public ones. Checked when a connection is made, so that a name that changes its address in between
//! (DNS rebinding) gains nothing.

use super::Network;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Looks names up and keeps what may be asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolver(pub(super) Network);

/// A name that leads only to machines that may not be asked.
#[derive(Debug, thiserror::Error)]
#[error("this name leads to no public address")]
pub(super) struct NotPublic;

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let network = self.0;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let local = network == Network::PublicAndLoopback && name.as_str() == "localhost";
            // One address inside is enough to distrust the name.
            let good = |ip: IpAddr| if local { ip.is_loopback() } else { is_public(ip) };
            if found.is_empty() || !found.iter().all(|address| good(address.ip())) {
                return Err(NotPublic.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the public Internet (IANA's special-purpose registries, RFC 6890).
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special =
        ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_multicast() || ip.is_documentation();
    let this_net = a == 0;
    let shared = a == 100 && (64..128).contains(&b);
    let protocols = (a, b, c) == (192, 0, 0) || (a, b, c) == (192, 88, 99);
    let benchmark = a == 198 && (18..20).contains(&b);
    let reserved = a >= 240;
    !(special || this_net || shared || protocols || benchmark || reserved)
}

/// Global unicast only (`2000::/3`), without what carries an IPv4 address inside or is for documents.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    let global = first & 0xe000 == 0x2000;
    // 2001::/23 holds Teredo, benchmarks and the like; 2002::/16 is 6to4.
    let special = (first == 0x2001 && second < 0x0200) || first == 0x2002;
    let documents = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
    global && !special && !documents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_asked() {
        for public in
            ["1.1.1.1", "9.9.9.9", "100.63.0.1", "172.32.0.1", "223.255.255.1", "2606:4700::1111", "2a01:4f8::1"]
        {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
        for inside in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "ff02::1",
        ] {
            assert!(!is_public(inside.parse().expect("an address")), "{inside}");
        }
    }

    #[tokio::test]
    async fn a_name_for_this_machine_is_not_looked_up_for_the_product() {
        let ask = |network| Resolver(network).resolve("localhost".parse().expect("a name"));
        assert!(ask(Network::Public).await.is_err());
        assert!(ask(Network::PublicAndLoopback).await.is_ok());
    }
}
