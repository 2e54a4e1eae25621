//! Where a try comes from.

use std::fmt;
use std::net::IpAddr;

/// The network of an address: IPv4 as it is, of IPv6 the first 64 bits, which one customer has. Not shown in logs.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The network that an address belongs to. IPv4 in the form of IPv6 is IPv4.
    pub const fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(four) => Self(IpAddr::V4(four)),
            IpAddr::V6(six) => {
                let front = six.to_bits() >> 64 << 64;
                Self(IpAddr::V6(std::net::Ipv6Addr::from_bits(front)))
            }
        }
    }

    /// What tries are counted under.
    pub(crate) fn subject(self) -> String {
        self.0.to_string()
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Network(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_one_network_count_together() {
        let network = |text: &str| Network::of(text.parse().expect("an address"));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
        assert!(!format!("{:?}", network("192.0.2.1")).contains("192"));
    }
}
