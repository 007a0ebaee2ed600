//! The customers. Keep the table in the crate's README.md in step.

use super::{Customer, Nature, Organization};

/// See README.md for what each one is there to show.
pub(super) const CUSTOMERS: &[Customer] = &[
    named("ana.souza@example.com", "Ana", "Souza")
        .phone("+55 11 98765-4321")
        .document("123.456.789-09"),
    named("bruno.lima@example.com", "Bruno", "Lima")
        .phone("+55 21 99876-5432")
        .document("987.654.321-00"),
    named("carla.mendes@example.com", "Carla", "Mendes")
        .phone("+55 31 3333-1234")
        .document("111.444.777-35")
        .organization("Mendes Arquitetura", "Showroom Belo Horizonte")
        .price_table("b2b"),
    named("jose.niguez@example.com", "José", "Ñíguez-Ødegård")
        .phone("+34 600 123 456")
        .document("12345678Z"),
    named("yuki.tanaka@example.com", "優希", "田中")
        .phone("+81 90-1234-5678")
        .document("JP-0042"),
    named("layla.haddad@example.com", "ليلى", "حداد")
        .phone("+971 50 123 4567")
        .document("784-1990-1234567-1"),
    named("eleni.papadopoulou@example.com", "Ελένη", "Παπαδοπούλου")
        .phone("+30 691 234 5678")
        .document("ΑΒ 123456"),
    named("wei.zhang@example.com", "伟", "张")
        .phone("+86 138 0013 8000")
        .document("11010519491231002X"),
    named("aarav.sharma@example.com", "आरव", "शर्मा")
        .phone("+91 98765 43210")
        .document("ABCDE1234F"),
    Customer::bare("semnome@example.com")
        .phone("+55 41 98888-7777")
        .document("222.333.444-05"),
    named("semtelefone@example.com", "Teresa", "Nunes").document("333.222.111-96"),
    named("semdocumento@example.com", "Diego", "Rocha").phone("+55 51 97777-6666"),
    named("maria+vip@example.com", "Maria", "Pereira")
        .phone("+55 11 91234-5678")
        .document("444.555.666-01")
        .price_table("vip"),
    named(
        "nome.comprido@example.com",
        "Maximiliana Bartolomea",
        "Wolfeschlegelsteinhausenbergerdorff-V",
    )
    .phone("+49 151 23456789")
    .document("555.666.777-20"),
    named("obrien@example.com", "Siobhán", "O'Brien \"Bee\" <b>Bold</b>")
        .phone("+353 85 123 4567")
        .document("<i>7</i>"),
    named("null@example.com", "null", "Null")
        .phone("+1 202 555 0143")
        .document("null"),
    Customer::bare("madonna@example.com")
        .first("Madonna")
        .phone("+1 212 555 0188")
        .document("666.777.888-31"),
    named("late@example.com", "Lara", "Tardio")
        .phone("+55 85 96666-5555")
        .document("777.888.999-42")
        .nature(Nature::Late(1)),
    named("unified@example.com", "Ugo", "Unificado")
        .document("888.999.000-53")
        .nature(Nature::NeverAssumed),
    named("pii@example.com", "Paula", "Protegida")
        .phone("+55 61 95555-4444")
        .document("999.000.111-64")
        .nature(Nature::Private),
    named(
        "a.very.long.address.that.somebody.really.uses.for.their.orders@department-of-household-things.example.org",
        "Alexandra",
        "Longfellow",
    )
    .phone("+44 7700 900123")
    .document("000.111.222-75"),
    named("helio@example.org", "Hélio", "Prado")
        .phone("+55 71 94444-3333")
        .document("101.202.303-86"),
    named("ines.costa@example.org", "Inês", "Costa")
        .phone("+351 912 345 678")
        .document("404.505.606-97")
        .organization("Costa & Filhos, Lda.", "Loja Porto")
        .price_table("b2b"),
    named("maria.silva@example.com", "Maria", "Silva")
        .phone("+55 62 93333-2222")
        .document("505.606.707-08"),
    named("maria.silva@example.org", "Maria", "Silva")
        .phone("+55 92 92222-1111")
        .document("606.707.808-19"),
    named("joao@example.com", "João", "Reis")
        .other_email("joao2@example.com")
        .phone("+55 27 91111-0000")
        .document("707.808.909-20"),
    named("ana@ação.example", "Ana", "Conceição")
        .phone("+55 48 98989-8989")
        .document("808.909.010-31"),
];

const fn named(email: &'static str, first_name: &'static str, last_name: &'static str) -> Customer {
    Customer {
        first_name: Some(first_name),
        last_name: Some(last_name),
        ..Customer::bare(email)
    }
}

impl Customer {
    const fn bare(email: &'static str) -> Self {
        Self {
            email,
            other_email: None,
            first_name: None,
            last_name: None,
            phone: None,
            document: None,
            price_table: None,
            organization: None,
            nature: Nature::Plain,
        }
    }

    const fn other_email(mut self, email: &'static str) -> Self {
        self.other_email = Some(email);
        self
    }

    const fn first(mut self, name: &'static str) -> Self {
        self.first_name = Some(name);
        self
    }

    const fn phone(mut self, phone: &'static str) -> Self {
        self.phone = Some(phone);
        self
    }

    const fn document(mut self, document: &'static str) -> Self {
        self.document = Some(document);
        self
    }

    const fn price_table(mut self, table: &'static str) -> Self {
        self.price_table = Some(table);
        self
    }

    const fn organization(mut self, name: &'static str, cost_center: &'static str) -> Self {
        self.organization = Some(Organization { name, cost_center });
        self
    }

    const fn nature(mut self, nature: Nature) -> Self {
        self.nature = nature;
        self
    }
}
