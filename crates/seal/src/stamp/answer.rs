//! The question to a service and what its answer has to be.

use super::{
    form::{Answer, Imprint, Question},
    token::{check, normal},
};
use crate::{cms, problem::StampProblem, shape, trust::Trust};
use ::cms::content_info::ContentInfo;
use der::{Decode as _, Encode as _, asn1::OctetString};

/// An answer is smaller than that.
const LARGEST: usize = 65_536;

/// The question about a hash, in DER.
pub(crate) fn question(imprint: &[u8; 32], nonce: u64) -> Result<Vec<u8>, der::Error> {
    let imprint = Imprint { algorithm: cms::sha256(), hash: OctetString::new(imprint.as_slice())? };
    Question { version: 1, imprint, nonce, with_certificates: true }.to_der()
}

/// The token of an answer, brought into the one form in which it is accepted, and checked like in a finished seal.
pub(crate) fn token(answer: &[u8], imprint: &[u8; 32], nonce: u64, trust: &Trust) -> Result<ContentInfo, StampProblem> {
    if answer.len() > LARGEST || !shape::is_sane(answer) {
        return Err(StampProblem::Form);
    }
    let answer = Answer::from_der(answer).map_err(|_| StampProblem::Form)?;
    // Granted, or granted with changes.
    if answer.status.value > 1 {
        return Err(StampProblem::Status);
    }
    let token = normal(&answer.token.ok_or(StampProblem::Form)?)?;
    let checked = check(&token, imprint, trust)?;
    if checked.nonce == Some(nonce.to_der().map_err(|_| StampProblem::Form)?) {
        Ok(token)
    } else {
        Err(StampProblem::Nonce)
    }
}
