//! Words that rule out a person's name: roles, organisations, caller displays, transcripts.

use super::word_set::WordSet;

/// First words that rule out a person's name.
static FIRST: WordSet = WordSet::new(
    "the a this its it's it’s i'm i’m im my hi hello hey dear no not name first last test reception \
    accounts sales info admin office team customer caller guest user prospect lead owner manager contact enquiries \
    support wireless private anonymous restricted withheld voicemail mobile speaker new inbound outbound incoming web \
    website facebook google linkedin instagram whatsapp twitter tiktok potential possible suspected fraud robocall toll \
    toll-free cell landline head finance it agent client bot chatbot robot ceo cfo cto coo cmo cio vp svp evp md \
    founder co-founder president chairman chairwoman partner buyer marketing operations procurement purchasing billing \
    legal helpdesk switchboard concierge secretary yes yeah yep yup ya nope nah um umm uh uhh er erm ah oh hmm hm mhm ok \
    okay sure maybe perhaps probably speaking well right sorry pardon thanks thank bye goodbye good what who why \
    that's that’s thats declined didn't didn’t didnt doesn't doesn’t don't don’t dont won't won’t refused refuses would \
    prefer prefers rather spouse wife husband mother daughter parent relative colleague friend someone somebody nobody \
    anyone person human true false yes/no firstname first-name lastname fname lname surname forename fullname company \
    business unknown my call calling just hold same none city state",
);

/// Words that rule out a person's name in any position.
static ANYWHERE: WordSet = WordSet::new(
    "spam scam likely toll-free tollfree caller user visitor receptionist reception department dept \
    director manager executive officer coordinator administrator representative supervisor office support customer \
    lead contact owner voicemail iphone ipad android phone smartphone telephone samsung macbook handy bot chatbot \
    university universität université school college academy hospital clinic surgery council institute foundation \
    services service solutions consulting consultants consultancy agency enterprises industries technologies technology systems \
    logistics headquarters resources accounting procurement undisclosed unavailable not didn't didn’t",
);

/// Suffixes of company names.
static LAST: WordSet = WordSet::new(
    "ltd limited llc llp inc plc corp corporation gmbh ag kg bv nv pty oy ab holdings group",
);

/// States and countries at the end of caller displays: "LONDON UK", "NEW YORK NY".
static PLACES: WordSet = WordSet::new(
    "uk gb us usa ca al ak az ar co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj \
    nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc on qc bc ab ie england scotland wales ireland kingdom",
);

/// Returns the words that rule out a name at either of its two words.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    [&FIRST, &ANYWHERE, &LAST]
        .into_iter()
        .flat_map(WordSet::iter)
}

/// Returns true for a first word that rules out a person's name.
pub(super) fn is_first_word(word: &str) -> bool {
    // "Ai" is a name; "AI" is a machine.
    word == "AI" || FIRST.contains(word)
}

/// Returns true for a word that rules out a person's name in any position.
pub(super) fn is_word(word: &str) -> bool {
    ANYWHERE.contains(word.trim_matches(['.', ':', '!', '(', ')']))
        || is_company_suffix(word) && word.len() > 4
}

/// Returns true for a suffix of company names, such as "Ltd.".
pub(super) fn is_company_suffix(word: &str) -> bool {
    LAST.contains(word.trim_end_matches(['.', ',']))
}

/// Returns true for a text in capitals that ends in a state or country, as caller displays show.
pub(super) fn ends_in_place(name: &str) -> bool {
    let Some((_, last)) = name.rsplit_once([' ', ',']) else {
        return false;
    };
    !name.chars().any(char::is_lowercase) && PLACES.contains(last)
}
