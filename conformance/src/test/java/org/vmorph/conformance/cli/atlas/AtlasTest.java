package org.vmorph.conformance.cli.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.Shell;
import org.vmorph.conformance.cli.classify.Prediction;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.theorems.TheoremVerdict;

class AtlasTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]*)(?:#([^\"]*))?\"");
  private static final Pattern ROW =
      Pattern.compile("<tr class=\"sought\"[^>]*>.*?</tr>", Pattern.DOTALL);

  private static Map<String, String> files = Map.of();

  @TempDir private Path folder;

  @BeforeAll
  static void some_machines() {
    var classifier = new Classifier(new CacheOption().prover());
    var some =
        Stream.of("third-generation", "legacy", "m68000", "m68010")
            .map(name -> Machines.named(name).orElseThrow())
            .map(machine -> Prediction.of(classifier, machine, machine.reading()))
            .toList();
    var stories =
        List.of(
            new Story(
                "Two", "One < two.", List.of(new Story.Station("m68000", "1979", "was mended."))));
    files = Atlas.pages(some, List.of(), stories);
  }

  @Test
  void every_link_leads_to_a_file_and_a_place_that_are_there() {
    var links = new ArrayList<String>();
    files.forEach(
        (name, text) -> {
          if (name.endsWith(".html")) {
            LINK.matcher(text)
                .results()
                .forEach(
                    link -> {
                      var to = link.group(1).isEmpty() ? name : link.group(1);
                      assertThat(files).as("%s in %s", link.group(), name).containsKey(to);
                      if (link.group(2) != null) {
                        assertThat(files.get(to)).contains("id=\"" + link.group(2) + "\"");
                      }
                      links.add(link.group());
                    });
          }
        });
    assertThat(links).hasSizeGreaterThan(50);
  }

  /** One that is asked of a pair of its modes has the same title with whatever settings. */
  @Test
  void a_machine_with_other_settings_has_a_page_of_its_own() {
    var classifier = new Classifier(new CacheOption().prover());
    var usual = Machines.shipped().stream().filter(it -> it.name().equals("ia32")).findFirst();
    var nothing = usual.orElseThrow().with("ia32", "Nothing.", List.of());
    var other =
        new Prediction(
            Names.called("ia32,cr4.umip=1", "test"),
            nothing.reading(),
            List.of(),
            List.of(),
            List.of(),
            none(1),
            none(2),
            none(3));
    var one = Prediction.of(classifier, nothing, nothing.reading());
    var pages = Atlas.pages(List.of(one), List.of(other), List.of());
    assertThat(pages).containsKeys("ia32-ring0-ring3.html", "ia32-cr4-umip-1.html");
    assertThatIllegalStateException()
        .isThrownBy(() -> Atlas.pages(List.of(one, one), List.of(), List.of()))
        .withMessage("two pages are called ia32-ring0-ring3.html");
  }

  private static TheoremVerdict none(int theorem) {
    return new TheoremVerdict(theorem, TheoremVerdict.Outcome.HOLDS, List.of(), List.of());
  }

  @Test
  void nothing_is_asked_of_another_place() {
    files.forEach(
        (name, text) -> {
          if (!name.endsWith(".svg")) {
            assertThat(text).as(name).doesNotContain("http:", "https:", "@import", "url(");
          }
        });
  }

  @Test
  void a_machine_has_its_verdicts_and_what_is_published() {
    assertThat(files.get("m68000.html"))
        .contains("fails: move-from-sr", "<td>fails</td>", "Published as MOVE from SR.")
        .contains("<tr class=\"different\"><th scope=\"row\">before</th>");
    assertThat(files.get(Atlas.INDEX)).contains("<td>agrees</td>");
    assertThat(files.get("history.html")).contains("One &lt; two.", "was mended.");
  }

  @Test
  void what_is_not_critical_is_not_called_so() {
    var nop = files.get("m68000.html");
    int at = nop.indexOf("id=\"nop\"");
    assertThat(nop.substring(at, nop.indexOf("</section>", at)))
        .contains("innocuous")
        .doesNotContain("critical");
  }

  @Test
  void every_story_that_ships_is_of_machines_that_ship() {
    for (var story : Story.all()) {
      assertThat(story.stations()).isNotEmpty();
      for (var station : story.stations()) {
        assertThat(Machines.shipped())
            .anyMatch(it -> it.name().equals(station.machine().split(",")[0]));
      }
    }
  }

  @Test
  void a_folder_of_somebody_elses_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "Dear");
    var said = Shell.vmorph("atlas", folder.toString());
    assertThat(said.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(said.err()).contains("has files that are no atlas").hasLineCount(1);
    try (var all = Files.list(folder)) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void a_browser_shows_it_and_finds_in_it() throws Exception {
    var browser =
        Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        browser.isPresent(),
        "no Chromium here (Debian: apt-get install chromium): pages are not rendered");
    for (var file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    var all = rendered(browser.get(), Atlas.INDEX);
    assertThat(ROW.matcher(all).results())
        .hasSize(4)
        .noneMatch(row -> row.group().contains("hidden"));
    var found = rendered(browser.get(), Atlas.INDEX + "#find=popf%20legacy");
    assertThat(
            ROW.matcher(found)
                .results()
                .filter(row -> !row.group().startsWith("<tr class=\"sought\" hidden")))
        .singleElement()
        .matches(row -> row.group().contains("legacy.html"));
  }

  private String rendered(Path browser, String page) throws Exception {
    var dom = folder.resolve("dom");
    var process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                folder.resolve(Atlas.INDEX).toUri() + page.substring(Atlas.INDEX.length()))
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS))
        .as("the browser has come to its end")
        .isTrue();
    return Files.readString(dom, StandardCharsets.UTF_8);
  }
}
