//! What a line is called: keys, which the catalogues of the app turn into words.

macro_rules! texts {
    ($($name:ident = $id:literal,)+) => {
        /// The name of a line, as a key of the text catalogues.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the words are in the catalogues, in four languages")]
        pub enum Text { $($name,)+ }

        impl Text {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The key in the catalogues.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }
    };
}

texts! {
    // Finance
    SavingResult = "calc.saving.result",
    SavingStart = "calc.saving.start",
    SavingPayments = "calc.saving.payments",
    SavingInterest = "calc.saving.interest",
}
