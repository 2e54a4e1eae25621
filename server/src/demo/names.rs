//! Names as they meet in a company: the lists are of common given and family names, nobody is meant.

use super::draw::Draw;
use super::places::Folk;

/// Given and family names that go together, parted by `|`.
struct Names {
    given: &'static str,
    family: &'static str,
}

const GERMAN: Names = Names {
    given: "Anja|Katrin|Monika|Birgit|Stefanie|Julia|Lena|Sophie|Heike|Sandra|Nadine|Franziska|Ute|\
            Christina|Melanie|Silke|Lisa|Marie|Annette|Tanja|Petra|Simone|Carolin|Johanna|Michael|Thomas|\
            Andreas|Stefan|Christian|Markus|Daniel|Sebastian|Tobias|Florian|Lukas|Jonas|Felix|Uwe|Frank|\
            Holger|Dirk|Ralf|Jens|Torsten|Matthias|Paul|Leon|Philipp|Karsten|Hannes",
    family: "Müller|Schmidt|Fischer|Weber|Wagner|Becker|Hoffmann|Schäfer|Koch|Bauer|Richter|Klein|Wolf|\
            Schröder|Schwarz|Zimmermann|Braun|Hartmann|Krüger|Werner|Schmitz|Meier|Lehmann|Köhler|Herrmann|\
            König|Walter|Mayer|Huber|Kaiser|Fuchs|Scholz|Möller|Jung|Hahn|Keller|Vogt|Friedrich|Günther|\
            Berger|Winkler|Lorenz|Baumann|Albrecht|Ludwig|Böhm|Ziegler|Seidel|Haas|Brinkmann|Thiele|Pohl|\
            Engel|Busch|Kuhn|Arnold|Sauer|Pfeiffer|Voigt|Ebeling|Niemann|Wiegand|Hinrichs|Rademacher|\
            Osterloh|Grothe",
};

const TURKISH: Names = Names {
    given: "Elif|Zeynep|Fatma|Ayşe|Selin|Derya|Mehmet|Mustafa|Emre|Kaan|Burak|Hakan|Yasin|Cem",
    family: "Yılmaz|Kaya|Demir|Çelik|Şahin|Öztürk|Aydın|Arslan|Doğan|Kılıç|Aslan|Çetin|Koç|Güneş",
};

const POLISH: Names = Names {
    given: "Agnieszka|Katarzyna|Magdalena|Ewa|Joanna|Piotr|Tomasz|Marek|Paweł|Grzegorz|Łukasz|Wojciech",
    family: "Nowak|Wiśniewski|Wójcik|Kamiński|Lewandowski|Zieliński|Szymański|Dąbrowski|Mazur|Krawczyk|Pawlak",
};

const ARABIC: Names = Names {
    given: "Amira|Leila|Yasmin|Nour|Rania|Omar|Khaled|Samir|Tarek|Bilal|Karim|Walid",
    family: "Haddad|Mansour|Khalil|Al-Masri|Nasser|Hamdan|Saleh|Aziz|Darwish|Farouk",
};

const VIETNAMESE: Names = Names {
    given: "Linh|Thu Hà|Mai|Ngọc Anh|Minh|Tuấn|Đức|Quang|Hồng|Thanh",
    family: "Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Đặng|Bùi",
};

const SOUTHERN: Names = Names {
    given: "Giulia|Chiara|Maria|Eleni|Ana|Ivana|Marco|Luca|Giovanni|Nikos|Goran|Dragan|Andrei|Miguel",
    family: "Rossi|Esposito|Romano|Papadopoulos|Nikolaidis|Petrović|Jovanović|Horvat|Popescu|Ionescu|García|\
            Silva",
};

const DUTCH: Names = Names {
    given: "Sanne|Femke|Anouk|Lotte|Fleur|Marijke|Ilse|Noor|Daan|Bram|Sem|Thijs|Ruben|Jeroen|Wouter|Maarten|\
            Pieter|IJsbrand",
    family: "de Jong|Jansen|de Vries|van den Berg|van Dijk|Bakker|Visser|Smit|Meijer|de Boer|Mulder|de Groot|\
            Bos|Vos|Peters|Hendriks|van Leeuwen|Dekker|Brouwer|Postma|El Amrani|Kartosen|Doğan",
};

const DANISH: Names = Names {
    given: "Freja|Ida|Sofie|Mette|Kirsten|Hanne|Signe|Astrid|Søren|Lars|Mads|Rasmus|Jesper|Anders|Mikkel|\
            Frederik|Aksel|Åge",
    family: "Jensen|Nielsen|Hansen|Pedersen|Andersen|Christensen|Larsen|Sørensen|Rasmussen|Jørgensen|Madsen|\
            Kristensen|Olsen|Thomsen|Møller|Kjær|Østergaard|Ågård|Haddad|Yılmaz",
};

const IN_GERMANY: [(u64, &Names); 6] =
    [(72, &GERMAN), (9, &TURKISH), (6, &POLISH), (4, &ARABIC), (2, &VIETNAMESE), (7, &SOUTHERN)];

/// Given and family name of somebody who works there.
pub(super) fn name(draw: &Draw, folk: Folk) -> (&'static str, String) {
    let names = match folk {
        Folk::German => draw.weighted(&IN_GERMANY),
        Folk::Dutch => &DUTCH,
        Folk::Danish => &DANISH,
    };
    let (given, family) = (one(draw, names.given), one(draw, names.family));
    // Some keep the name they had: also what makes thousands of people more than hundreds of names.
    if folk == Folk::German && draw.chance(6) {
        let other = one(draw, GERMAN.family);
        if other != family {
            return (given, format!("{family}-{other}"));
        }
    }
    (given, family.to_owned())
}

fn one(draw: &Draw, list: &'static str) -> &'static str {
    let names: Vec<&str> = list.split('|').collect();
    draw.pick(&names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_vary_and_no_list_says_one_twice() {
        for names in [&GERMAN, &TURKISH, &POLISH, &ARABIC, &VIETNAMESE, &SOUTHERN, &DUTCH, &DANISH] {
            for list in [names.given, names.family] {
                let all: Vec<&str> = list.split('|').collect();
                assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{list}");
                assert!(all.iter().all(|name| name.trim() == *name && !name.is_empty()), "{list}");
            }
        }
        let drawn: BTreeSet<_> = (0..2_000).map(|index| name(&Draw::of(1, 1, index), Folk::German)).collect();
        assert!(drawn.len() > 1_200, "{}", drawn.len());
    }
}
