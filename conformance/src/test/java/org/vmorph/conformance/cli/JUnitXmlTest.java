package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;
import org.w3c.dom.Element;

/** What a CI server reads off a run. */
class JUnitXmlTest {
  @TempDir private Path folder;

  /** The suite, as an XML parser sees it. */
  private Element suite(int code, String... more) throws Exception {
    var file = folder.resolve("j.xml");
    var words =
        new java.util.ArrayList<>(List.of("conform", "--quiet", "--junit", file.toString()));
    words.addAll(List.of(more));
    var shell = Shell.vmorph(words.toArray(String[]::new));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(code);
    var suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(Rules.ALL.list().size()));
    for (var kind : List.of("failure", "error", "skipped")) {
      var attribute = kind.equals("skipped") ? kind : kind + "s";
      assertThat(suite.getAttribute(attribute))
          .isEqualTo(String.valueOf(suite.getElementsByTagName(kind).getLength()));
    }
    return suite;
  }

  private static Element testCase(Element suite, Rule rule) {
    var cases = suite.getElementsByTagName("testcase");
    return IntStream.range(0, cases.getLength())
        .mapToObj(i -> (Element) cases.item(i))
        .filter(one -> one.getAttribute("name").equals(rule.id() + " " + rule.title()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean has(Element testCase, String note) {
    return testCase.getElementsByTagName(note).getLength() > 0;
  }

  @Test
  void a_pass_is_a_pass_but_for_rules_that_were_not_asked() throws Exception {
    var suite = suite(ExitCode.OK, "--programs", "2000", "--depth", "2");
    assertThat(suite.getAttribute("failures")).isEqualTo("0");
    assertThat(suite.getAttribute("errors")).isEqualTo("0");
    var first = testCase(suite, Rule.E1);
    assertThat(first.getAttribute("classname"))
        .isEqualTo("vmorph.third-generation.trap-and-emulate.depth-2");
    assertThat(has(first, "skipped")).isFalse();
    assertThat(has(testCase(suite, Rule.R2), "skipped")).isTrue();
    assertThat(suite.getAttribute("time")).isNotEqualTo("0.000");
    assertThat(first.getAttribute("time")).isEqualTo(suite.getAttribute("time"));
    assertThat(testCase(suite, Rule.R2).getAttribute("time")).isEqualTo("0.000");
    assertThat(properties(suite))
        .containsEntry("machine", "third-generation")
        .containsEntry("monitors", "trap-and-emulate")
        .containsEntry("seed", "1974")
        .containsEntry("vmorph", Version.number())
        .containsKeys("java", "system", "words", "engine");
  }

  private static Map<String, String> properties(Element suite) {
    var all = new HashMap<String, String>();
    var properties = suite.getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      var property = (Element) properties.item(i);
      all.put(property.getAttribute("name"), property.getAttribute("value"));
    }
    return all;
  }

  @Test
  void a_broken_rule_is_a_failure_and_the_others_are_not_judged() throws Exception {
    var suite = suite(ExitCode.DIVERGENCE, "--isa", "jrst1");
    var broken = testCase(suite, Rule.E1).getElementsByTagName("failure").item(0);
    assertThat(((Element) broken).getAttribute("message"))
        .isEqualTo("E1 at jrstu: the bare machine completes, the virtual one completes");
    assertThat(broken.getTextContent()).contains("2  jrstu 0", "Replay: ");
    assertThat(has(testCase(suite, Rule.E2), "skipped")).isTrue();
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void an_inconclusive_run_is_no_success_of_any_rule() throws Exception {
    var suite = suite(ExitCode.INCONCLUSIVE, "--programs", "1");
    for (var rule : Rules.ALL.list()) {
      var testCase = testCase(suite, rule);
      assertThat(has(testCase, "error") || has(testCase, "skipped")).as(rule.id()).isTrue();
    }
    assertThat(has(testCase(suite, Rule.E1), "error")).isTrue();
  }

  @Test
  void nothing_is_written_where_nothing_can_be() {
    var shell = Shell.vmorph("conform", "--junit", folder.resolve("no/j.xml").toString());
    assertThat(shell.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err()).contains("--junit ", "cannot write there");
  }
}
