package org.vmorph.conformance.allure;

import io.qameta.allure.Allure;
import org.vmorph.conformance.kit.Examination;
import org.vmorph.conformance.kit.Judgement;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.report.CoverageText;
import org.vmorph.conformance.report.DivergenceParts;
import org.vmorph.conformance.rules.Property;
import org.vmorph.conformance.shrink.Shrunk;

/**
 * The case of Allure's that is running, and what it has to show: epic = the paper's property,
 * feature = the rule, story = who was examined on what.
 */
final class AllureCase {
  /** A figure may differ from run to run, so it is no part of what makes a case the same case. */
  private static final boolean NO_IDENTITY = true;

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
    Allure.description("%s%n%nThe paper: %s".formatted(rule.intent(), rule.paper()));
    judgement.figures().forEach((name, value) -> Allure.parameter(name, value, NO_IDENTITY));
    attach("Claims", examination.subject().claims().toString());
    attach("Judgement", judgement.text());
    judgement.broken().ifPresent(this::attachParts);
    if (judgement.outcome() != Judgement.Outcome.SKIPPED) {
      examination.campaign().ifPresent(c -> attach("Coverage", CoverageText.print(c)));
    }
  }

  private String story() {
    var many = judgement.rule().property() == Property.RECURSION ? "under itself" : "1 deep";
    return examination.subject() + ", " + many;
  }

  private void attachParts(Shrunk shrunk) {
    var parts = DivergenceParts.of(shrunk.smallest());
    attach("Program", parts.listing());
    attach("Side by side", parts.sideBySide());
    shrunk.smallest().virtual().breakdown().ifPresent(why -> attach("Breakdown", why + "\n"));
    attach("Case file", Case.of(shrunk.smallest(), version()).text());
  }

  private static String version() {
    var version = AllureCase.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }

  private static void attach(String name, String text) {
    Allure.addAttachment(name, "text/plain", text, ".txt");
  }
}
