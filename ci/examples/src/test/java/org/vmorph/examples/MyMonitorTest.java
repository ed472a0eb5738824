package org.vmorph.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;

/** What came of {@code examples/my-monitor}, built by Maven before these tests. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MyMonitorTest {
  private static final String JUNIT_5 = "junit-5/my-monitor";
  private static final String JUNIT_6 = "junit-6/my-monitor";
  private static final String FROM_A_JAR = "from-a-jar/tests-from-a-jar";

  /** What a monitor in Java for one guest, on a machine without a timer, is not judged by. */
  private static final Set<Rule> NOT_JUDGED = Set.of(Rule.E9, Rule.R2, Rule.R4, Rule.T2);

  @ParameterizedTest
  @ValueSource(strings = {JUNIT_5, JUNIT_6, FROM_A_JAR})
  void every_rule_is_kept_or_skipped_with_a_reason(String project) throws Exception {
    var report = report(project);
    assertThat(report.others()).isEmpty();
    assertThat(rules(report.passed().stream()))
        .isEqualTo(
            Rules.ALL.stream()
                .filter(rule -> !NOT_JUDGED.contains(rule))
                .collect(Collectors.toSet()));
    assertThat(rules(report.skipped().keySet().stream())).isEqualTo(NOT_JUDGED);
    assertThat(report.skipped().values()).allMatch(why -> why.contains("UNCHECKED, not judged: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {JUNIT_5, JUNIT_6, FROM_A_JAR})
  void the_kit_is_a_packaged_jar_and_brings_no_solver_and_no_command_line(String project)
      throws Exception {
    assertThat(report(project).classPath())
        .contains("repository/org/vmorph/vmorph-conformance/")
        .doesNotContain("conformance/target/classes")
        .doesNotContain("z3", "picocli", "progressbar", "jelf", "jqwik", "archunit");
  }

  @Test
  void it_ran_on_JUnit_5() throws Exception {
    assertThat(report(JUNIT_5).classPath())
        .contains("junit-jupiter-api-" + System.getProperty("vmorph.junit5") + ".jar")
        .doesNotContain("junit-jupiter-api-6");
  }

  @Test
  void it_ran_on_JUnit_6() throws Exception {
    assertThat(report(JUNIT_6).classPath())
        .contains("junit-jupiter-api-" + System.getProperty("vmorph.junit6") + ".jar")
        .doesNotContain("junit-jupiter-api-5");
  }

  @Test
  void it_ran_out_of_a_jar_and_without_Allure() throws Exception {
    assertThat(report(FROM_A_JAR).classPath())
        .contains("my-monitor-1.0-SNAPSHOT-tests.jar")
        .doesNotContain("allure");
  }

  private static SurefireReport report(String project) throws Exception {
    return SurefireReport.of(Built.in(project), "org.example.MyMonitorTest");
  }

  /** The rules that tests are about: a test's name starts with its rule's. */
  private static Set<Rule> rules(Stream<String> tests) {
    return tests
        .map(
            test ->
                Rules.ALL
                    .named(test.substring(0, test.indexOf('_')).toUpperCase(java.util.Locale.ROOT))
                    .orElseThrow())
        .collect(Collectors.toSet());
  }
}
