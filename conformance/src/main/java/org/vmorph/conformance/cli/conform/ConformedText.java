package org.vmorph.conformance.cli.conform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.Interruption;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.replay.Baseline;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.Retrial;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.finding.Spoiled;

/** What a run of conform found beside its generated programs, for people. */
final class ConformedText {
  private final Conformed conformed;
  private final ToldFailures told;
  private final CaseOptions kept;

  ConformedText(Conformed conformed, ToldFailures told, CaseOptions kept) {
    this.conformed = conformed;
    this.told = told;
    this.kept = kept;
  }

  /** The saved cases: how many, and which of them do not pass. */
  String cases() {
    return conformed.cases().map(this::cases).orElse("");
  }

  private String cases(Retrial retrial) {
    var text =
        new StringBuilder(
            "%s in %s: %s%n"
                .formatted(
                    Count.of(retrial.findings().size(), "saved case"),
                    kept.casesFolder(),
                    summary(retrial)));
    for (var tried : retrial.findings()) {
      switch (tried.finding()) {
        case Divergence divergence ->
            text.append("  %s: %s%n".formatted(tried.saved().name(), told.told(divergence)));
        case Spoiled spoiled ->
            text.append(
                "  %s: executes %s, which it is to do without%n"
                    .formatted(tried.saved().name(), spoiled.instruction()));
        default -> {}
      }
    }
    retrial
        .left()
        .forEach(
            left ->
                text.append("  %s: not tried: %s%n".formatted(left.saved().name(), left.reason())));
    return text.toString();
  }

  private String summary(Retrial retrial) {
    if (retrial.findings().isEmpty()) {
      return "none to try";
    }
    int failing = conformed.failingCases().size();
    int known = retrial.failing().size() - failing;
    int spoiled = retrial.spoiled().size();
    var parts = new ArrayList<String>();
    if (failing > 0) {
      parts.add(failing + (failing == 1 ? " fails" : " fail"));
    }
    if (known > 0) {
      parts.add(known + (known == 1 ? " fails as is known" : " fail as is known"));
    }
    if (spoiled > 0) {
      parts.add(spoiled + " not compared");
    }
    return parts.isEmpty() ? "all pass" : String.join(", ", parts);
  }

  /** The machine's test states and staged guests: how many, and how many of them fail. */
  String beforehand() {
    return conformed
        .beforehand()
        .map(
            tried ->
                "%s: %s%n"
                    .formatted(
                        tried,
                        tried.found().isEmpty() ? "all pass" : tried.found().size() + " fail"))
        .orElse("");
  }

  /** The user's own programs: what they did. */
  String own() {
    return conformed.own().map(ConformedText::own).orElse("");
  }

  private static String own(Conformed.Own own) {
    var c = own.result().coverage();
    var setting = own.result().setting();
    return "%s, %d deep, on %s; programs of %s, %d words, at most %s%n"
            .formatted(
                setting.monitorNames(),
                setting.depth(),
                setting.machine(),
                own.guests().folder(),
                setting.words(),
                Count.of(setting.budget(), "step"))
        + "%s compared after every step, %s on the bare machine, %s, %s halted, %s used up the steps%n"
            .formatted(
                Count.of(c.programs(), "program"),
                Count.of(c.steps(), "step"),
                Count.of(c.traps(), "trap"),
                Count.of(c.halted()),
                Count.of(c.programs() - c.halted() - diverged(own.result())))
        + "  to emulate       "
        + ConformText.met(c.emulated())
        + "\n"
        + "  to reflect       "
        + ConformText.met(c.reflected())
        + "\n";
  }

  private static long diverged(CampaignResult result) {
    return result.divergent() + result.known().values().stream().mapToLong(Long::longValue).sum();
  }

  /** What is known: seen again, or not. */
  String known() {
    var all = conformed.baseline().entries();
    if (all.isEmpty()) {
      return "";
    }
    var mine = conformed.baseline().of(conformed.setting());
    var seen = conformed.known();
    var text =
        new StringBuilder(
            "known divergences (%s): %d of %d seen%n"
                .formatted(kept.baselineFile(), seen.size(), mine.size()));
    for (var entry : mine) {
      var programs = seen.get(entry.failure());
      text.append("  ").append(words(entry.failure())).append(": ");
      text.append(
          programs == null ? unseen(entry) : Count.of(programs, "program") + "; " + entry.reason());
      text.append('\n');
    }
    if (mine.size() < all.size()) {
      text.append(
          "  and %s for other machines or monitors%n"
              .formatted(Count.of(all.size() - mine.size())));
    }
    return text.toString();
  }

  private static String words(Failure failure) {
    return failure.rule()
        + " at "
        + failure.at()
        + " ("
        + failure.bare()
        + ", "
        + failure.virtual()
        + ")";
  }

  /** A run that was cut short says nothing of what it has not seen. */
  private String unseen(Baseline.Known entry) {
    return conformed.verdict() == CampaignVerdict.PASS
        ? "NOT SEEN ANY MORE; line %d of %s may go".formatted(entry.line(), kept.baselineFile())
        : "not seen in this run, which does not show that it is gone";
  }

  /** How to make a failure known. */
  String toBeKnown(Divergence divergence) {
    return "To make it known, give a reason and add to "
        + kept.baselineFile()
        + ":\n\n"
        + Baseline.entry(divergence.setting(), divergence.failure())
            .lines()
            .map(line -> "  " + line + "\n")
            .collect(Collectors.joining())
        + "\n";
  }

  /** Saves one case for each failure, the first that shows it, and says where. */
  String saved() {
    var text = new StringBuilder();
    for (var one : told.all()) {
      var smallest = one.shrunk().smallest();
      text.append(
          Case.whyNot(smallest)
              .map(why -> "not saved: " + one.rule() + " of " + smallest.program() + ": " + why)
              .orElseGet(() -> "saved: " + save(smallest, one.found().name())));
      text.append('\n');
    }
    for (var lost : conformed.lost()) {
      if (lost.lost().guest().isPresent()) {
        var file = kept.save(Case.of(lost.lost(), Version.number(), lost.name()));
        text.append("saved: ").append(file).append('\n');
      }
    }
    return text.toString();
  }

  private Path save(Divergence smallest, Optional<String> name) {
    return kept.save(Case.of(smallest, Version.number(), name));
  }

  /** How the guests that were running when a monitor was lost are run again. */
  String lost() {
    return conformed.lost().stream()
        .flatMap(lost -> lost.token().stream())
        .map(token -> "Replay: " + Plugins.inUse().again().of(token) + "\n")
        .collect(Collectors.joining());
  }

  /** One line for everything. */
  String verdict(Terminal terminal) {
    return switch (conformed.verdict()) {
      case PASS -> terminal.good("pass") + ": " + String.join("; ", parts()) + "\n";
      case FAIL ->
          terminal.bad("fail")
              + ": "
              + String.join("; ", parts())
              + (Interruption.asked().get() ? "; interrupted" : "")
              + "\n";
      case INCONCLUSIVE -> "inconclusive: " + conformed.reason().orElse("no reason given") + "\n";
    };
  }

  private List<String> parts() {
    var parts = new ArrayList<String>();
    int failing = conformed.failingCases().size();
    if (failing > 0) {
      var first = conformed.failingCases().getFirst();
      parts.add(
          "%s of %s fails under %s"
              .formatted(
                  failing,
                  Count.of(conformed.cases().orElseThrow().findings().size(), "saved case"),
                  told.told((Divergence) first.finding()).rule()));
    }
    var beforehand = conformed.failingBeforehand();
    if (!beforehand.isEmpty()) {
      parts.add(
          "%s before the programs, the first under %s"
              .formatted(
                  Count.of(beforehand.size(), "divergence"),
                  told.told(beforehand.getFirst().divergence()).rule()));
    }
    if (conformed.own().isEmpty() && conformed.generated().isEmpty()) {
      conformed
          .cases()
          .filter(retrial -> failing == 0)
          .ifPresent(
              retrial ->
                  parts.add(
                      "no divergence in " + Count.of(retrial.findings().size(), "saved case")));
      conformed
          .beforehand()
          .filter(tried -> beforehand.isEmpty())
          .ifPresent(tried -> parts.add("no divergence in " + tried));
    }
    conformed.own().ifPresent(own -> parts.add(result(own.result()) + " of your own"));
    conformed.generated().ifPresent(result -> parts.add(result(result)));
    var notAsked = conformed.notAsked();
    if (!notAsked.isEmpty()) {
      parts.add(
          "%s broken in %s and not asked about"
              .formatted(
                  notAsked.keySet().stream()
                      .map(failure -> failure.rule().id())
                      .distinct()
                      .sorted()
                      .collect(Collectors.joining(", ")),
                  Count.of(
                      notAsked.values().stream().mapToLong(Long::longValue).sum(), "program")));
    }
    var known = conformed.known();
    if (!known.isEmpty()) {
      parts.add(
          "%s in %s"
              .formatted(
                  Count.of(known.size(), "known divergence"),
                  Count.of(known.values().stream().mapToLong(Long::longValue).sum(), "program")));
    }
    return parts;
  }

  private static String result(CampaignResult result) {
    var other = result.known().isEmpty() ? "" : "other ";
    var found =
        result.divergent() == 0
            ? "no " + other + "divergence"
            : Count.of(result.divergent(), other + "divergence");
    return found
        + " in "
        + Count.of(result.programs(), "program")
        + result.reason().map(why -> " (inconclusive: " + why + ")").orElse("");
  }
}
