# A chromium for a file of tests, without a window, driven over the W3C WebDriver protocol: https://www.w3.org/TR/webdriver2/
# shellcheck shell=bash disable=SC2016 # scripts for the page stand in single quotes

# start_browser: in setup_file. Sets browser_session for the functions below.
start_browser() {
  local port started tries=0
  browser_folder=$(mktemp -d) || return
  setsid chromedriver --port=0 >"$browser_folder/log" 2>&1 3>&- 9>&- &
  export browser_folder browser_process=$! browser_session=
  until port=$(sed -n 's/.*successfully on port \([0-9]*\).*/\1/p' "$browser_folder/log") && [ -n "$port" ]; do
    if [ $((tries++)) = 100 ]; then
      cat "$browser_folder/log" >&2
      return 1
    fi
    sleep 0.1
  done
  browser_session=http://127.0.0.1:$port/session
  started=$(driver POST '' "$(jq -n --arg folder "$browser_folder/profile" '{capabilities: {alwaysMatch: {
    browserName: "chrome",
    unhandledPromptBehavior: "ignore",
    "goog:loggingPrefs": {browser: "ALL", performance: "ALL"},
    "goog:chromeOptions": {args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir=\($folder)"]}
  }}}')") || return
  browser_session+=/$(jq -r .sessionId <<<"$started")
}

# stop_browser: in teardown_file, whatever happened.
stop_browser() {
  [ -n "${browser_process-}" ] || return 0
  [ -z "$browser_session" ] || driver DELETE '' >/dev/null
  kill -- "-$browser_process" 2>/dev/null
  rm -rf -- "$browser_folder"
}

# ask METHOD COMMAND [JSON]: the driver's answer.
ask() {
  curl -sS --noproxy '*' --max-time "${TEST_TIMEOUT:-20}" -X "$1" -H 'Content-Type: application/json' ${3+--data-binary "$3"} "$browser_session$2"
}

# driver METHOD COMMAND [JSON]: the value in it, strings as they are; where it is an error, its message, and failure.
driver() {
  ask "$@" | jq -r 'if (.value | type == "object" and has("error")) then "\(.value.error): \(.value.message)\n" | halt_error else .value end'
}

# devtools COMMAND JSON: one of chromium's own commands.
devtools() {
  driver POST /goog/cdp/execute "{\"cmd\": \"$1\", \"params\": $2}"
}

# open_page FILE: loads it, and forgets what was logged before.
open_page() {
  ask POST /se/log '{"type": "browser"}' >/dev/null
  ask POST /se/log '{"type": "performance"}' >/dev/null
  driver POST /url "$(jq -n --arg url "file://$(realpath "$1")" '{$url}')" >/dev/null
}

# in_page SCRIPT [ARGUMENT...]: what the body of a function returns in the page, strings as they are. ARGUMENTs are arguments[0] and on.
in_page() {
  local script=$1
  shift
  driver POST /execute/sync "$(jq -n --arg script "$script" '{$script, args: $ARGS.positional}' --args -- "$@")"
}

# page_errors: what the page wrote to the console that is an error or a warning; nothing where all is well.
page_errors() {
  driver POST /se/log '{"type": "browser"}' | jq -r '.[] | select(.level == "SEVERE" or .level == "WARNING") | .message'
}

# page_requests: the address of each request since open_page.
page_requests() {
  driver POST /se/log '{"type": "performance"}' | jq -r '.[].message | fromjson.message | select(.method == "Network.requestWillBeSent").params.request.url'
}

# pointer SELECTOR [ACTION...]: the pointer goes to the middle of the first that matches, wherever the page has to be scrolled to.
pointer() {
  local middle selector=$1
  shift
  middle=$(in_page 'const e = document.querySelector(arguments[0]);
    e.scrollIntoView({block: "center", behavior: "instant"});
    const r = e.getClientRects()[0];
    return `"x": ${Math.floor(r.x + r.width / 2)}, "y": ${Math.floor(r.y + r.height / 2)}`' "$selector") &&
    driver POST /actions "{\"actions\": [{\"type\": \"pointer\", \"id\": \"mouse\", \"actions\": [{\"type\": \"pointerMove\", \"duration\": 0, $middle}$*]}]}" >/dev/null
}

point_at() {
  pointer "$1"
}

click() {
  pointer "$1" ', {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}'
}

# press KEY...: one after the other; characters, or names (Tab, Enter, Escape).
press() {
  local key actions=
  for key in "$@"; do
    case $key in Tab) key='\ue004' ;; Enter) key='\ue007' ;; Escape) key='\ue00c' ;; esac
    actions+=${actions:+, }"{\"type\": \"keyDown\", \"value\": \"$key\"}, {\"type\": \"keyUp\", \"value\": \"$key\"}"
  done
  driver POST /actions "{\"actions\": [{\"type\": \"key\", \"id\": \"keys\", \"actions\": [$actions]}]}" >/dev/null
}

# window_of WIDTH HEIGHT: in CSS pixels.
window_of() {
  devtools Emulation.setDeviceMetricsOverride "{\"width\": $1, \"height\": $2, \"deviceScaleFactor\": 1, \"mobile\": false}" >/dev/null
}

# prefer light|dark
prefer() {
  devtools Emulation.setEmulatedMedia "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"$1\"}]}" >/dev/null
}

# screenshot FILE: what the window shows.
screenshot() {
  driver GET /screenshot | base64 -d >"$1"
}

# poor_contrasts: each pair of colours of text and what lies behind it whose contrast is under 4.5 (WCAG 2.2, 1.4.3), with where it is;
# the last line is how many pairs there are. Hidden elements count, too.
poor_contrasts() {
  in_page '
    const channels = color => color.match(/[\d.]+/g).map(Number);
    const luminance = color => channels(color).slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const isClear = color => (channels(color)[3] ?? 1) === 0;
    const ground = (element, pseudo) => {
      let color = getComputedStyle(element, pseudo).backgroundColor;
      for (let e = pseudo ? element : element.parentElement; isClear(color) && e; e = e.parentElement) color = getComputedStyle(e).backgroundColor;
      return isClear(color) ? getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)" : color;
    };
    const pairs = new Map();
    const add = (element, pseudo) => {
      const ink = getComputedStyle(element, pseudo)[element instanceof SVGElement ? "fill" : "color"];
      if (ink === "none" || isClear(ink)) return;
      const [a, b] = [luminance(ink), luminance(ground(element, pseudo))].sort((x, y) => y - x);
      const pair = `${ink} on ${ground(element, pseudo)}`;
      if (!pairs.has(pair)) pairs.set(pair, {ratio: (a + 0.05) / (b + 0.05), place: element.tagName + "." + element.className + (pseudo ?? "")});
    };
    for (const element of document.body.querySelectorAll("*")) {
      if (element.matches("svg title, svg desc")) continue; // heard, not seen
      if ([...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) add(element);
      for (const pseudo of ["::before", "::after"]) if (!["none", "normal"].includes(getComputedStyle(element, pseudo).content)) add(element, pseudo);
      if (element.placeholder) add(element, "::placeholder");
    }
    const poor = [...pairs].filter(([, {ratio}]) => ratio < 4.5).map(([pair, {ratio, place}]) => `${pair}: ${ratio.toFixed(2)} at ${place}`);
    return [...poor, pairs.size].join("\n");
  '
}

# What each file of browser tests needs around them: its own setup_file makes the page and calls start_browser.
teardown_file() {
  stop_browser
}

setup() {
  cd "$BATS_FILE_TMPDIR" || return
  window_of 1280 900
  prefer light
}
