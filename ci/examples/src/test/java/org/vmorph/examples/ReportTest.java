package org.vmorph.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.rules.Property;
import org.vmorph.conformance.rules.Rules;

/** The report {@code ci/report} makes of what the example's tests have left. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportTest {
  private static final Path RESULTS = Built.in("junit-5", "my-monitor");
  private static final Path REPORT = Built.in("report");

  /** What came of a command. */
  private record Ended(int code, String output) {}

  /** Twice, so that the second has a past. */
  @BeforeAll
  static void make_the_report() throws Exception {
    for (int i = 0; i < 2; i++) {
      var ended = report("--to", REPORT.toString(), RESULTS.toString());
      assertThat(ended.code()).as(ended.output()).isZero();
    }
  }

  @Test
  void it_is_one_file_and_a_folder() {
    assertThat(REPORT.resolve("index.html")).isNotEmptyFile();
    assertThat(REPORT.resolve("site/index.html")).isNotEmptyFile();
  }

  @Test
  void the_last_report_is_seen_in_the_trend() throws IOException {
    var trend = Files.readString(REPORT.resolve("history/history-trend.json"));
    assertThat(Pattern.compile("\"total\"").matcher(trend).results())
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void it_says_what_was_examined_and_with_which_seed() throws IOException {
    assertThat(Files.readString(REPORT.resolve("site/widgets/environment.json")))
        .contains("\"machine\"", "third-generation", "my-monitor", "\"seed\"", "1974");
  }

  @Test
  void it_has_pictures() throws IOException {
    try (var files = Files.list(REPORT.resolve("site/data/attachments"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".svg")).count())
          .as("coverage, and the machine's sets")
          .isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void a_browser_shows_the_properties_of_the_paper_and_every_rule(@TempDir Path profile)
      throws Exception {
    var browser = browser();
    assumeTrue(
        browser.isPresent(),
        "no browser: looked for $CHROME, and for chromium, chromium-browser and google-chrome on"
            + " the PATH");
    var shown = shown(browser.get(), profile);
    assertThat(shown).contains("Behaviors", "my-monitor on third-generation, 1 deep");
    assertThat(shown).containsAll(Arrays.stream(Property.values()).map(Property::title).toList());
    assertThat(shown).containsAll(Rules.ALL.stream().map(r -> r + " " + r.title()).toList());
  }

  @Test
  void cases_that_are_too_many_are_cut_and_failures_are_kept(@TempDir Path many) throws Exception {
    var results = Files.createDirectories(many.resolve("allure-results"));
    for (int i = 0; i < 12; i++) {
      Files.writeString(results.resolve(i + "-result.json"), result(i));
    }
    var to = many.resolve("report");
    var ended = report("--to", to.toString(), "--most", "10", many.toString());
    assertThat(ended.output())
        .contains("report: 12 cases; 2 that passed are left out, for a report has 10 at most");
    assertThat(Files.readString(to.resolve("site/widgets/summary.json")))
        .contains("\"failed\":7", "\"total\":10");
  }

  @Test
  void failures_are_never_cut(@TempDir Path many) throws Exception {
    var results = Files.createDirectories(many.resolve("allure-results"));
    for (int i = 0; i < 7; i++) {
      Files.writeString(results.resolve(i + "-result.json"), result(i));
    }
    var ended = report("--to", many.resolve("report").toString(), "--most", "6", many.toString());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output())
        .startsWith("report: 7 cases did not pass; a report has 6 at most. Look at the first");
  }

  @Test
  void no_results_are_no_report(@TempDir Path empty) throws Exception {
    var ended = report("--to", empty.resolve("report").toString(), empty.toString());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).startsWith("report: no allure-results in or below: ");
    assertThat(empty.resolve("report/index.html")).doesNotExist();
  }

  @Test
  void a_limit_that_is_no_number_is_refused() throws Exception {
    var ended = report("--most", "many");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output()).isEqualTo("report: --most many: not a number from 1 to 999999\n");
  }

  @Test
  void an_unknown_option_is_refused() throws Exception {
    var ended = report("--too", "there");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output())
        .isEqualTo("report: --too is no option; --to FOLDER, --history FOLDER and --most N are\n");
  }

  private static String result(int number) {
    return """
    {"uuid": "%1$d", "historyId": "%1$d", "name": "case %1$d", "fullName": "case %1$d",
     "status": "%2$s", "stage": "finished", "start": 1, "stop": 2}
    """
        .formatted(number, number < 7 ? "failed" : "passed");
  }

  private static Ended report(String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Built.ROOT.resolve("ci/report").toString());
    command.addAll(List.of(arguments));
    return run(command, true);
  }

  /** The texts on the page, once its scripts have run. */
  private static List<String> shown(Path browser, Path profile) throws Exception {
    var dom =
        run(
            List.of(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=20000",
                "--dump-dom",
                REPORT.resolve("index.html").toUri() + "#behaviors"),
            false);
    return dom.output()
        .replaceAll("(?s)<(script|style)\\b.*?</\\1>", "")
        .replaceAll("<[^>]*>", "\n")
        .lines()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static Optional<Path> browser() {
    var named = Stream.ofNullable(System.getenv("CHROME")).map(Path::of);
    var onPath =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(
                name ->
                    Arrays.stream(System.getenv("PATH").split(":"))
                        .map(folder -> Path.of(folder, name)));
    return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
  }

  private static Ended run(List<String> command, boolean withErrors) throws Exception {
    var builder = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.PIPE);
    if (withErrors) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
