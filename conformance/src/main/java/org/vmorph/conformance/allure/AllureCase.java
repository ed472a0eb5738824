package org.vmorph.conformance.allure;

import io.qameta.allure.Allure;
import io.qameta.allure.util.PropertiesUtils;
import io.qameta.allure.util.ResultsUtils;
import java.util.Locale;
import java.util.Optional;
import org.vmorph.conformance.kit.Examination;
import org.vmorph.conformance.kit.Judgement;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.report.CoverageChart;
import org.vmorph.conformance.rules.Property;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.shrink.Shrunk;

/**
 * The case of Allure's that is running, and what it has to show: epic = the paper's property,
 * feature = the rule, story = who was examined on what. Nothing is shown twice: a failure's story
 * is its message, and what belongs to the whole examination is in the case of its first rule.
 */
final class AllureCase {
  /** A figure may differ from run to run, so it is no part of what makes a case the same case. */
  private static final boolean NO_IDENTITY = true;

  /** Of links to rules; Allure's own way of saying where they lead. */
  private static final String RULE = "rule";

  private final Examination examination;
  private final Judgement judgement;

  AllureCase(Examination examination, Judgement judgement) {
    this.examination = examination;
    this.judgement = judgement;
  }

  /** Whether there is a case to tell of: somebody listens to the tests for Allure. */
  static boolean isOpen() {
    return Allure.getLifecycle().getCurrentTestCase().isPresent();
  }

  void tell() {
    var rule = judgement.rule();
    Allure.epic(rule.property().title());
    Allure.feature(rule.id() + " " + rule.title());
    Allure.story(story());
    Allure.label("tag", judgement.kind().name());
    Allure.description("%s%n%nThe paper: %s%s".formatted(rule.intent(), rule.paper(), link(rule)));
    judgement.figures().forEach((name, value) -> Allure.parameter(name, value, NO_IDENTITY));
    if (judgement.outcome() == Judgement.Outcome.KEPT) {
      text("Judgement", judgement.text());
    }
    judgement.broken().ifPresent(AllureCase::caseFile);
    judgement.pictures().forEach(AllureCase::picture);
    if (Optional.of(rule).equals(first())) {
      text("Claims", examination.subject().claims().toString());
      examination.campaign().ifPresent(result -> picture("Coverage", CoverageChart.of(result)));
      MachineDiagram.of(examination.subject().machine())
          .ifPresent(svg -> picture("Sets of instructions", svg));
    }
  }

  private String story() {
    var many = judgement.rule().property() == Property.RECURSION ? "under itself" : "1 deep";
    return examination.subject() + ", " + many;
  }

  /** The first rule that is claimed. */
  private Optional<Rule> first() {
    return examination.subject().claims().rules().stream()
        .filter(examination.subject().claims()::hold)
        .findFirst();
  }

  /**
   * Where the rule is to be read, as whoever runs the tests says in Allure's own way; Allure makes
   * links of its own of whole addresses only.
   */
  private static String link(Rule rule) {
    var pattern = ResultsUtils.getLinkTypePatternPropertyName(RULE);
    var where = PropertiesUtils.loadAllureProperties().getProperty(pattern);
    if (where == null) {
      return "";
    }
    var words = (rule.id() + " " + rule.title()).toLowerCase(Locale.ROOT);
    var heading = words.replaceAll("[^\\w -]", "").replace(' ', '-');
    return "%n%n[Monitors that break it](%s)".formatted(where.replace("{}", heading));
  }

  private static void caseFile(Shrunk shrunk) {
    text("Case file", Case.of(shrunk.smallest(), version()).text());
  }

  static String version() {
    var version = AllureCase.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  private static void text(String name, String text) {
    Allure.addAttachment(name, "text/plain", text, ".txt");
  }

  private static void picture(String name, String svg) {
    Allure.addAttachment(name, "image/svg+xml", svg, ".svg");
  }
}
