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
    // Gross to net
    Net = "calc.net.net",
    Gross = "calc.net.gross",
    Converted = "calc.net.converted",
    OneOff = "calc.net.one-off",
    TaxGross = "calc.net.tax-gross",
    InsuranceGross = "calc.net.insurance-gross",
    // Taxes
    Taxes = "calc.tax.taxes",
    AnnualWage = "calc.tax.annual-wage",
    PensionAllowance = "calc.tax.pension-allowance",
    OldAgeRelief = "calc.tax.old-age-relief",
    OfficeAllowance = "calc.tax.office-allowance",
    OfficeAddition = "calc.tax.office-addition",
    LumpSum = "calc.tax.lump-sum",
    SpecialExpenses = "calc.tax.special-expenses",
    SingleParent = "calc.tax.single-parent",
    PensionSupplement = "calc.tax.pension-supplement",
    ProvisionPension = "calc.tax.provision-pension",
    ProvisionHealth = "calc.tax.provision-health",
    ProvisionLeast = "calc.tax.provision-least",
    Provisions = "calc.tax.provisions",
    ReducedWage = "calc.tax.reduced-wage",
    TaxableIncome = "calc.tax.taxable-income",
    HalfIncome = "calc.tax.half-income",
    HalfTax = "calc.tax.half-tax",
    UpperTax = "calc.tax.upper-tax",
    LowerTax = "calc.tax.lower-tax",
    ComparedTax = "calc.tax.compared-tax",
    AnnualTax = "calc.tax.annual-tax",
    TaxWithFactor = "calc.tax.tax-with-factor",
    WageTax = "calc.tax.wage-tax",
    IncomeWithChildren = "calc.tax.income-with-children",
    TaxWithChildren = "calc.tax.tax-with-children",
    AnnualSolidarity = "calc.tax.annual-solidarity",
    Solidarity = "calc.tax.solidarity",
    ChurchBase = "calc.tax.church-base",
    ChurchTax = "calc.tax.church-tax",
    YearWithout = "calc.tax.year-without",
    TaxWithout = "calc.tax.tax-without",
    YearWith = "calc.tax.year-with",
    TaxWith = "calc.tax.tax-with",
    SpecialTax = "calc.tax.special-tax",
    SpecialSolidarity = "calc.tax.special-solidarity",
    SpecialChurchTax = "calc.tax.special-church-tax",
    FlatTax = "calc.tax.flat-tax",
    // Social insurance
    BaseHealth = "calc.insurance.base-health",
    BasePension = "calc.insurance.base-pension",
    BaseTotal = "calc.insurance.base-total",
    BaseEmployee = "calc.insurance.base-employee",
    Health = "calc.insurance.health",
    Additional = "calc.insurance.additional",
    Care = "calc.insurance.care",
    Childless = "calc.insurance.childless",
    ChildReduction = "calc.insurance.child-reduction",
    Pension = "calc.insurance.pension",
    Unemployment = "calc.insurance.unemployment",
    EmployerContributions = "calc.insurance.employer-contributions",
    LumpHealth = "calc.insurance.lump-health",
    LumpPension = "calc.insurance.lump-pension",
    SubsidyHealth = "calc.insurance.subsidy-health",
    SubsidyCare = "calc.insurance.subsidy-care",
    OwnPrivate = "calc.insurance.own-private",
    // Conversion
    NetCost = "calc.conversion.net-cost",
    NetBefore = "calc.conversion.net-before",
    NetAfter = "calc.conversion.net-after",
    TaxSaved = "calc.conversion.tax-saved",
    InsuranceSaved = "calc.conversion.insurance-saved",
    PrivateChange = "calc.conversion.private-change",
    FlowsIn = "calc.conversion.flows-in",
    Subsidy = "calc.conversion.subsidy",
    EmployerSaving = "calc.conversion.employer-saving",
    EmployerCost = "calc.conversion.employer-cost",
    OverInsuranceFree = "calc.conversion.over-insurance-free",
    OverTaxFree = "calc.conversion.over-tax-free",
    // Payout
    PensionNet = "calc.payout.pension-net",
    CompanyNet = "calc.payout.company-net",
    LumpSumDeduction = "calc.payout.lump-sum-deduction",
    StatutoryPension = "calc.payout.statutory-pension",
    CompanyPension = "calc.payout.company-pension",
    StatutoryHealth = "calc.payout.statutory-health",
    StatutoryAdditional = "calc.payout.statutory-additional",
    StatutoryCare = "calc.payout.statutory-care",
    Assessed = "calc.payout.assessed",
    HealthAllowance = "calc.payout.health-allowance",
    BaseCompanyHealth = "calc.payout.base-company-health",
    BaseCompanyCare = "calc.payout.base-company-care",
    CompanyHealth = "calc.payout.company-health",
    CompanyCare = "calc.payout.company-care",
    FreeStatutory = "calc.payout.free-statutory",
    TaxableStatutory = "calc.payout.taxable-statutory",
    TaxableCompany = "calc.payout.taxable-company",
    IncomeTax = "calc.payout.income-tax",
    AnnualChurchTax = "calc.payout.annual-church-tax",
    TaxOfYear = "calc.payout.tax-of-year",
    TaxWithoutCompany = "calc.payout.tax-without-company",
    MoreTax = "calc.payout.more-tax",
    MonthlyTax = "calc.payout.monthly-tax",
    // Finance
    SavingResult = "calc.saving.result",
    SavingStart = "calc.saving.start",
    SavingPayments = "calc.saving.payments",
    SavingInterest = "calc.saving.interest",
}
