"""The words that a record may use, each documented once. Unknown words are errors.

The meaning of an action reads on after "prohibits", "permits" or "requires a licence for"; that of a
duty after "requires you to"; that of a facet value after "for", "to" or "when".
"""

from __future__ import annotations

from typing import Literal

from osdcheck.model.base import Word

EFFECTS = {
    "grants": "gives a right, to everyone or within a fence (`only`)",
    "withholds": "leaves a right out of the grant without forbidding anything",
    "prohibits": "forbids an action, always or in a case (`when`)",
    "requires": "demands something in return for the rights, or before them (`first`)",
    "asks": "pleads for something without demanding it",
    "ends": "takes rights away when something happens",
    "binds": "makes another document part of the licence",
    "lifts": "takes away terms written elsewhere in the licence, for all or in a case",
    "reserves": "keeps a power for the licensor",
    "states": "says something that neither gives nor takes a right of the licence",
    "unread": "has force, and nobody has understood it yet: what it could touch stays open",
}


class Action(Word):
    """What one may want to do with the work."""

    USE = "use", "using the work"
    COPY = "copy", "making copies"
    MODIFY = "modify", "changing the work or making derived works"
    DISTRIBUTE = "distribute", "passing on copies"
    DISTRIBUTE_MODIFIED = "distribute-modified", "passing on changed versions"
    SELL = "sell", "selling copies or charging a fee for them"
    SUBLICENSE = "sublicense", "granting sublicences"
    PASS_ON_RIGHTS = "pass-on-rights", "letting those who receive a copy have the same rights"
    HOST = "host", "offering the work to others as a service"
    TRAIN_OTHER_MODELS = "train-other-models", "training or improving other models with the work"
    BENCHMARK = "benchmark", "publishing measurements of the work"
    REVERSE_ENGINEER = "reverse-engineer", "reverse engineering"
    SEE_SOURCE = "see-source", "getting or passing on the source"
    PRACTISE_PATENTS = "practise-patents", "practising the licensor's patents"
    COMBINE = "combine", "combining the work with other software or shipping it beside it"
    # Protective: forbidding these keeps the licence whole and restricts nobody's freedom.
    ADD_RESTRICTIONS = "add-restrictions", "adding restrictions for those who receive a copy"
    REMOVE_NOTICES = "remove-notices", "removing notices or legal terms"
    LITIGATE_PATENTS = "litigate-patents", "suing over patents in the work"
    USE_MARKS = "use-marks", "using the licensor's names and marks"
    CHANGE_LICENSE = "change-license", "changing the text of the licence"
    MISREPRESENT = "misrepresent", "misrepresenting who made the work or a changed version"


BEYOND_USE = frozenset({Action.COPY, Action.DISTRIBUTE, Action.SELL, Action.MODIFY, Action.DISTRIBUTE_MODIFIED})
"""What leave may be asked for by itself, with use left free."""


class Duty(Word):
    """What a licence may demand."""

    KEEP_NOTICE = "keep-notice", "keep the notices"
    GIVE_LICENSE = "give-license", "give recipients the licence text"
    STATE_CHANGES = "state-changes", "say what was changed"
    RENAME = "rename", "give changed versions another name or version number"
    CREDIT = "credit", "credit the authors"
    SHOW_NOTICE = "show-notice", "show a legal notice in the interface"
    GIVE_SOURCE = "give-source", "give or offer the source"
    GIVE_INSTALL_INFO = "give-install-info", "give what is needed to install changed versions"
    GIVE_USER_DATA = "give-user-data", "give users their own data"
    SAME_LICENSE = "same-license", "license the work and what derives from it on the same terms"
    PASS_ON_TERMS = "pass-on-terms", "bind recipients to the same restrictions"
    LICENSE_PATENTS = "license-patents", "license one's own patents in contributions"
    WARN_RECIPIENTS = "warn-recipients", "tell recipients what the licence or the law demands"
    OWN_WARRANTY = "own-warranty", "stand alone for a warranty that one offers"
    OBEY_LAW = "obey-law", "comply with the law that applies anyway"
    INDEMNIFY = "indemnify", "indemnify the licensor"
    GRANT_BACK = "grant-back", "grant the licensor rights in changes"
    STOP_ON_END = "stop-on-end", "stop using and delete the work when the licence ends"
    OBEY_POLICY = "obey-policy", "obey a policy"
    UPDATE = "update", "use the latest version"
    # Duties that a criterion asks about.
    MARK_IN_NAME = "mark-in-name", "put the licensor's mark into the name of derived works"
    DISPLAY_MARK = "display-mark", "display the licensor's trademark, logo or product name"
    REPORT = "report", "report use or private changes to the licensor"
    ALLOW_AUDIT = "allow-audit", "admit audits"
    PHONE_HOME = "phone-home", "let the work contact a named site"
    ASSIGN_CHANGES = "assign-changes", "give changes over to the licensor"
    ROYALTY = "royalty", "pay a royalty or fee, in money or in kind"
    # Gates, when they come first.
    REQUEST_LICENSE = "request-license", "request a licence from the licensor"
    REGISTER = "register", "register with the licensor"
    SIGN = "sign", "sign an agreement"
    BUY = "buy", "buy a licence"
    LICENSE_KEY = "license-key", "have a licence key"
    ACCEPT_FIRST = "accept-first", "accept the terms through a named interface, such as a click"


class Reach(Word):
    """How far a duty or a ban goes."""

    WORK = "work", "the work itself"
    DERIVATIVE = "derivative", "the work and what derives from it"
    NEIGHBOURS = "neighbours", "other software that sits beside the work"
    STACK = "stack", "the software used to run the work"
    OUTPUT = "output", "what the work puts out"


class Who(Word):
    """Kinds of person or body, by what they are and not by what they do."""

    INDIVIDUAL = "individual", "individuals"
    COMPANY = "company", "companies"
    FOR_PROFIT = "for-profit", "for-profit bodies"
    NON_PROFIT = "non-profit", "non-profit bodies"
    ACADEMIC = "academic", "academic bodies"
    GOVERNMENT = "government", "public bodies"
    MILITARY = "military", "military bodies"
    POLICE = "police", "police and other law enforcement bodies"
    COMPETITOR = "competitor", "competitors of the licensor"
    CUSTOMER = "customer", "customers of the licensor"
    MEMBER = "member", "members of a named group"
    NAMED = "named", "named persons or companies"
    LISTED = "listed", "persons on an embargo list"
    MINOR = "minor", "persons under an age"


class Purpose(Word):
    """What the work is used for."""

    COMMERCIAL = "commercial", "commercial purposes"
    NON_COMMERCIAL = "non-commercial", "non-commercial purposes"
    PRODUCTION = "production", "production use"
    NON_PRODUCTION = "non-production", "non-production use"
    RESEARCH = "research", "research"
    NON_COMMERCIAL_RESEARCH = "non-commercial-research", "non-commercial research"
    EVALUATION = "evaluation", "evaluation and testing"
    EDUCATION = "education", "education"
    INTERNAL = "internal", "internal use"
    PERSONAL = "personal", "personal use"
    SERVICE = "service", "offering a service to others"
    COMPETING = "competing", "competing with the licensor"
    NON_COMPETING = "non-competing", "purposes that do not compete with the licensor"
    MILITARY = "military", "military purposes"
    WEAPONS = "weapons", "weapons"
    NUCLEAR = "nuclear", "nuclear technology"
    SURVEILLANCE = "surveillance", "surveillance"
    BIOMETRICS = "biometrics", "biometric processing"
    LAW_ENFORCEMENT = "law-enforcement", "law enforcement"
    CRITICAL_INFRASTRUCTURE = "critical-infrastructure", "operating critical infrastructure"
    HIGH_RISK = "high-risk", "activities where failure endangers life or property"
    MEDICAL = "medical", "medicine"
    UNLICENSED_PRACTICE = "unlicensed-practice", "practising a profession without the licence for it"
    AUTOMATED_DECISIONS = "automated-decisions", "decisions about people made by machine"
    DISCRIMINATION = "discrimination", "discriminating against people"
    HARASSMENT = "harassment", "harassing or threatening people"
    SELF_HARM = "self-harm", "self-harm"
    VIOLENCE = "violence", "violence"
    DECEPTION = "deception", "deceiving people"
    DISINFORMATION = "disinformation", "spreading false information"
    SPAM = "spam", "spam"
    MALWARE = "malware", "malicious code"
    PRIVACY_VIOLATION = "privacy-violation", "processing personal data without right"
    INFRINGEMENT = "infringement", "infringing the rights of others"
    CHILD_EXPLOITATION = "child-exploitation", "exploiting children"
    SEXUAL_CONTENT = "sexual-content", "sexual content"
    DRUGS = "drugs", "drugs and controlled substances"
    GAMBLING = "gambling", "gambling"
    ENVIRONMENTAL_HARM = "environmental-harm", "harming the environment"
    HUMAN_RIGHTS = "human-rights-abuse", "violating human rights"
    HARM = "harm", "harming others"
    EVIL = "evil", "evil"
    MACHINE_LEARNING = "machine-learning", "machine learning"
    LISTED_USES = "listed-uses", "the uses that a list names"
    NAMED_FIELD = "named-field", "the field that the clause names"
    UNLAWFUL = "unlawful", "what the law forbids anyway"


VAGUE = frozenset(
    {Purpose.NAMED_FIELD, Purpose.HARM, Purpose.EVIL, Purpose.HUMAN_RIGHTS, Purpose.ENVIRONMENTAL_HARM}
)  # fmt: skip
"""Purposes whose reach is a judgement, or stands in the clause only."""


class Manner(Word):
    """How the action is done."""

    ALONE = "alone", "by itself"
    FOR_A_FEE = "for-a-fee", "for a fee"
    AS_A_SERVICE = "as-a-service", "as a service to others"
    OVER_NETWORK = "over-network", "over a network"
    AGGREGATE = "aggregate", "as part of a collection"
    IN_OWN_PRODUCT = "in-own-product", "inside the recipient's own larger product"


class Form(Word):
    """The form of the work that a clause covers."""

    SOURCE = "source", "in source form"
    BINARY = "binary", "in binary form"
    PATCH = "patch", "as patches beside the original"
    UNMODIFIED = "unmodified", "unchanged"
    MINOR_CHANGES = "minor-changes", "with minor or listed kinds of change"
    USER_PRODUCT = "user-product", "inside a consumer product"


class Received(Word):
    """How the copy came to the one who asks. One of these, never several."""

    DIRECT = "direct", "from the licensor, or as a plain copy from somebody else"
    INTEGRATED_PRODUCT = "integrated-product", "as part of an integrated end user product"
    SUCCESSION = "succession", "in the sale or division of an organisation"


class Other(Word):
    """Which other work is involved, seen from this one. One of these, never several."""

    DERIVED = "derived", "the work itself or what derives from it"
    LANGUAGE_MODEL = "language-model", "another large language model"
    GENERATIVE_MODEL = "generative-model", "another generative model that is no language model"
    OTHER_MODEL = "other-model", "a model of another kind"


class Event(Word):
    """What makes a term bite, beyond the will of the user."""

    BREACH = "breach", "the licence is broken"
    PATENT_CLAIM = "patent-claim", "the user claims that the work infringes a right"
    OTHER_LAWSUIT = "other-lawsuit", "the user brings another lawsuit"
    PATENT_DEAL = "patent-deal", "the user passes copies on under a patent licence or deal that others do not share"
    WILL = "will", "the licensor wishes"
    TIME = "time", "a time is over"
    LAW = "law", "law forbids complying"


class Unit(Word):
    """What a threshold counts."""

    MONTHLY_USERS = "monthly-users", "monthly active users"
    REVENUE_USD_MONTH = "revenue-usd-month", "US dollars of revenue a month"
    REVENUE_USD_YEAR = "revenue-usd-year", "US dollars of revenue a year"
    EMPLOYEES = "employees", "employees and contractors"
    USERS = "users", "users in the organisation"
    ASSETS_USD = "assets-usd", "US dollars of assets"


class Power(Word):
    """What the licensor keeps for itself."""

    CHANGE_TERMS = "change-terms", "change the terms for copies already received"
    CHANGE_POLICY = "change-policy", "change a policy that is part of the licence"
    NEW_VERSIONS = "new-versions", "publish new versions of the licence, used at choice"
    RESTRICT_USE = "restrict-use", "restrict use remotely or otherwise"
    CHANGE_WORK = "change-work", "change or withdraw the work"
    OTHER_TERMS = "other-terms", "offer the work on other terms too"
    RIGHTS = "rights", "everything that is not granted"


class Topic(Word):
    """What a clause is about that gives and takes no right."""

    DEFINITION = "definition", "what a word means"
    PREAMBLE = "preamble", "why the licence was written"
    WARRANTY = "warranty", "no warranty"
    LIABILITY = "liability", "no liability"
    LAW = "law", "governing law, courts and arbitration"
    FORMALITIES = "formalities", "severability, entire agreement, interpretation"
    ACCEPTANCE = "acceptance", "taking or using the work as acceptance of an agreement"
    EXPORT = "export", "other law that applies"
    GOVERNMENT_RIGHTS = "government-rights", "the usual notice for public buyers"
    OWNERSHIP = "ownership", "who owns what"
    TERM = "term", "how long the agreement and its parts last"
    HOW_TO_APPLY = "how-to-apply", "how to put the licence on a work"
    SUPPORT = "support", "no duty to support"
    CHOICE = "choice", "which of several licences may be chosen"
    OTHER_RIGHTS = "other-rights", "rights that others or the law give or keep"


class Aspect(Word):
    """What a clause that nobody has understood could touch."""

    SHARING = "sharing", "passing on or selling copies"
    SOURCE = "source", "the source"
    CHANGING = "changing", "changing the work"
    PERSONS = "persons", "who may have the rights"
    FIELDS = "fields", "what the work may be used for"
    GATES = "gates", "what must happen before the rights hold"
    PRODUCTS = "products", "products that the rights depend on"
    NEIGHBOURS = "neighbours", "other software"
    TECHNOLOGY = "technology", "devices, systems and interfaces"


Subject = Literal["software", "model", "data", "content", "font", "hardware"]

VOCABULARY: tuple[type[Word], ...] = (
    Action, Duty, Reach, Who, Purpose, Manner, Form, Received, Other, Event, Unit, Power, Topic, Aspect
)  # fmt: skip
