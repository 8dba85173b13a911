//! Words of roles, organisations, caller displays and transcripts, which name no person.

use super::word_set::WordSet;

/// First words that name no person.
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

/// Words that name no person wherever they stand.
static ANYWHERE: WordSet = WordSet::new(
    "spam scam likely toll-free tollfree caller user visitor receptionist reception department dept \
    director manager executive officer coordinator administrator representative supervisor office support customer \
    lead contact owner voicemail iphone ipad android phone smartphone telephone samsung macbook handy bot chatbot \
    university universität université school college academy hospital clinic surgery council institute foundation \
    services service solutions consulting consultants consultancy agency enterprises industries technologies technology systems \
    logistics headquarters resources accounting procurement undisclosed unavailable not didn't didn’t",
);

/// Last words of company names.
static LAST: WordSet = WordSet::new(
    "ltd limited llc llp inc plc corp corporation gmbh ag kg bv nv pty oy ab holdings group",
);

/// States and countries at the end of a caller display: "LONDON UK", "NEW YORK NY".
static PLACES: WordSet = WordSet::new(
    "uk gb us usa ca al ak az ar co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj \
    nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc on qc bc ab ie england scotland wales ireland kingdom",
);

/// Returns true for a first word that names no person.
pub(super) fn begins_with(word: &str) -> bool {
    // "Ai" is a name; "AI" is a machine.
    word == "AI" || FIRST.contains(word)
}

/// Returns true for a word that names no person wherever it stands.
pub(super) fn has(word: &str) -> bool {
    ANYWHERE.contains(word.trim_matches(['.', ':', '!', '(', ')']))
        || ends_with(word) && word.len() > 4
}

/// Returns true for the last word of a company's name.
pub(super) fn ends_with(word: &str) -> bool {
    LAST.contains(word.trim_end_matches(['.', ',']))
}

/// Returns true for a place in capitals, as a telephone shows it.
pub(super) fn is_place(name: &str) -> bool {
    let Some((_, last)) = name.rsplit_once([' ', ',']) else {
        return false;
    };
    !name.chars().any(char::is_lowercase) && PLACES.contains(last)
}
