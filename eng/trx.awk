# Reads the result files of the test projects and prints what failed, what was skipped and why, and the sum as last line.
# An empty file is a project that ended before it could report. Exit code 1 when anything failed.

BEGIN { RS = "<UnitTestResult " }

FNR > 1 {
    seen[FILENAME]++
    outcome = attribute("outcome")
    if (outcome == "Passed") passed++
    else if (outcome == "NotExecuted") {
        skipped++
        skips = skips "  " attribute("testName") ": " one_line(element("Message")) "\n"
    } else {
        failures[FILENAME]++
        report("FAILED " attribute("testName"), element("Message") "\n" element("StackTrace") "\n" element("StdOut"))
    }
}

/<ResultSummary outcome="(Failed|Aborted)"/ && failures[FILENAME] == 0 {
    report("FAILED " project(FILENAME) " ended early", text_of(log_of(FILENAME)))
    failures[FILENAME]++
}

END {
    for (i = 1; i < ARGC; i++)
        if (seen[ARGV[i]] + failures[ARGV[i]] == 0)
            report("FAILED " project(ARGV[i]) " ran no test", text_of(log_of(ARGV[i])))
    if (skips != "") printf "Skipped:\n%s", skips
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
    exit failed > 0
}

function report(title, text) {
    failed++
    gsub(/\n\n+/, "\n", text)
    sub(/\n+$/, "", text)
    gsub(/\n/, "\n    ", text)
    printf "%s\n    %s\n\n", title, text
}

# The first attribute or element of that name in the record; a start tag ends the attributes.
function attribute(name,    rest) {
    if (!match($0, "(^| )" name "=\"")) return ""
    rest = substr($0, RSTART + RLENGTH)
    return decoded(substr(rest, 1, index(rest, "\"") - 1))
}

function element(name,    rest, start, record) {
    record = $0
    sub(/<\/UnitTestResult>.*/, "", record)
    start = index(record, "<" name ">")
    if (start == 0) return ""
    rest = substr(record, start + length(name) + 2)
    return decoded(substr(rest, 1, index(rest, "</" name ">") - 1))
}

function decoded(text) {
    gsub(/&lt;/, "<", text)
    gsub(/&gt;/, ">", text)
    gsub(/&quot;/, "\"", text)
    gsub(/&#xD;/, "", text)
    gsub(/&#xA;/, "\n", text)
    gsub(/&amp;/, "\\&", text)
    return text
}

function one_line(text) {
    gsub(/[ \n\r]+/, " ", text)
    return text
}

function project(file) {
    sub(/.*\//, "", file)
    sub(/\.trx$/, "", file)
    return file
}

function log_of(file) {
    sub(/\.trx$/, ".log", file)
    return file
}

# The first and last 20 lines of a file.
function text_of(file,    line, lines, count, i, text, separator) {
    separator = RS
    RS = "\n"
    while ((getline line < file) > 0) lines[++count] = substr(line, 1, 240)
    RS = separator
    close(file)
    for (i = 1; i <= count; i++)
        if (i <= 20 || i > count - 20) text = text lines[i] "\n"
    return text
}
