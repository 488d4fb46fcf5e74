// SPDX-License-Identifier: EUPL-1.2

/// The elements and attributes that the house uses, from the HTML standard and SVG 2. Anything else is a slip or a risk.
enum HtmlNames {
    static let void = words("area base br col embed hr img input link meta source track wbr")

    /// Elements with the attributes they may carry beside the global ones.
    static let elements: [String: Set<String>] = [
        "html": words("prefix"), "head": [], "body": [], "title": [],
        "meta": words("charset name content property"),
        "link": words("rel href type hreflang sizes media title"),
        "script": words("src defer type"),
        "header": [], "footer": [], "main": [], "nav": [], "section": [], "article": [], "aside": [], "div": [],
        "span": [],
        "h1": [], "h2": [], "h3": [], "h4": [], "h5": [], "h6": [], "hgroup": [], "address": [], "hr": [], "p": [],
        "blockquote": words("cite"), "pre": [], "figure": [], "figcaption": [],
        "ul": [], "ol": words("start reversed"), "li": words("value"), "dl": [], "dt": [], "dd": [],
        "a": words("href hreflang rel type download target"),
        "b": [], "i": [], "em": [], "strong": [], "small": [], "s": [], "u": [], "sub": [], "sup": [], "mark": [],
        "q": words("cite"),
        "cite": [], "abbr": [], "dfn": [], "code": [], "kbd": [], "samp": [], "var": [], "bdi": [], "bdo": [], "br": [],
        "wbr": [],
        "time": words("datetime"), "data": words("value"), "del": words("datetime"), "ins": words("datetime"),
        "table": [], "caption": [], "thead": [], "tbody": [], "tfoot": [], "tr": [], "colgroup": [],
        "col": words("span"),
        "th": words("scope colspan rowspan abbr headers"), "td": words("colspan rowspan headers"),
        "form": words("action method enctype novalidate autocomplete accept-charset"),
        "fieldset": words("name disabled form"), "legend": [], "label": words("for"),
        "input": words(
            "type name value checked required disabled readonly autocomplete inputmode maxlength minlength min max step pattern "
                + "accept multiple placeholder list size capture form"),
        "select": words("name required disabled multiple size autocomplete form"), "datalist": [],
        "optgroup": words("label disabled"), "option": words("value selected disabled label"),
        "textarea": words(
            "name rows cols required disabled readonly maxlength minlength autocomplete placeholder form"),
        "button": words("type name value disabled form formaction formmethod formnovalidate"),
        "output": words("for name form"), "progress": words("value max"),
        "meter": words("value min max low high optimum"),
        "details": words("open name"), "summary": [], "dialog": words("open"), "noscript": [], "template": [],
        "img": words("src alt width height loading decoding"), "picture": [], "source": words("src type media"),
        "audio": words("src controls preload"), "video": words("src controls preload poster width height"),
        "track": words("src kind srclang label default"),
    ]

    static let global = words(
        "id class lang dir title hidden tabindex role autofocus inert translate spellcheck autocapitalize enterkeyhint "
            + "itemscope itemtype itemprop itemid")

    static let svgElements = words(
        "svg g path rect circle ellipse line polyline polygon text tspan title desc defs pattern clipPath marker use symbol "
            + "linearGradient stop mask")

    static let svgAttributes = words(
        "id class lang role tabindex xmlns viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform "
            + "preserveAspectRatio overflow focusable fill fill-opacity fill-rule stroke stroke-width stroke-dasharray "
            + "stroke-linejoin stroke-linecap stroke-opacity opacity text-anchor dominant-baseline font-size font-weight "
            + "font-family letter-spacing textLength lengthAdjust paint-order clip-path clip-rule clipPathUnits mask "
            + "patternUnits patternTransform patternContentUnits vector-effect marker-start marker-mid marker-end "
            + "markerWidth markerHeight refX refY orient href offset stop-color visibility display")

    static let aria = words(
        "aria-label aria-labelledby aria-describedby aria-details aria-current aria-hidden aria-invalid aria-live aria-atomic "
            + "aria-busy aria-relevant aria-expanded aria-controls aria-pressed aria-checked aria-selected aria-disabled "
            + "aria-required aria-readonly aria-sort aria-level aria-valuenow aria-valuemin aria-valuemax aria-valuetext "
            + "aria-errormessage aria-haspopup aria-modal aria-orientation aria-owns aria-posinset aria-setsize aria-roledescription"
    )

    /// Elements that may stand in a line of text.
    static let phrasing = words(
        "a abbr audio b bdi bdo br button cite code data datalist del dfn em i img input ins kbd label mark meter noscript "
            + "output picture progress q s samp script select small span strong sub sup svg template textarea time u var video wbr"
    )

    /// Elements that hold only a line of text: a browser would close or break them around anything larger.
    static let holdsPhrasing = words(
        "p h1 h2 h3 h4 h5 h6 span b i em strong small s u sub sup mark q cite abbr dfn code kbd samp var bdi bdo time data "
            + "label button output pre")

    /// Elements whose children can only be certain others.
    static let holdsOnly: [String: Set<String>] = [
        "ul": words("li script template"), "ol": words("li script template"), "dl": words("dt dd div"),
        "table": words("caption colgroup thead tbody tfoot tr"), "thead": ["tr"], "tbody": ["tr"], "tfoot": ["tr"],
        "tr": words("th td"), "select": words("option optgroup hr"), "optgroup": ["option"], "datalist": ["option"],
        "option": [], "textarea": [], "title": [], "html": words("head body"),
        "head": words("meta title link script template"),
    ]

    /// Elements that a person can operate.
    static let interactive = words("a button input select textarea summary")

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }
}
