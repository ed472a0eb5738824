package org.vmorph.conformance.cli.conform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.JUnitXml;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.conformance.cli.output.Provenance;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.InterferenceText;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Scenario;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.together.Interference;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.conformance.shrink.Company;
import org.vmorph.conformance.shrink.Confirmed;

/** What runs of several guests side by side did and found, for people and for programs. */
final class TogetherText {
  private TogetherText() {}

  static String figures(Together.Result result) {
    var together = result.together();
    var setting = together.setting();
    return "%s, %d guests together, on %s%n"
            .formatted(together.monitor().name(), together.number(), setting.machine())
        + "seed %d, guests of %d words, at most %s each, in every %dth run %s%n"
            .formatted(
                together.seed(),
                setting.words(),
                Count.of(setting.budget(), "step"),
                Together.EACH_LONG,
                Count.of(setting.budget() * Together.TIMES_LONGER))
        + "%s of %s, %s, %s halted; each compared with%n"
            .formatted(
                Count.of(result.runs(), "run"),
                Count.of(result.guests(), "guest"),
                Count.of(result.steps(), "step"),
                Count.of(result.halted()))
        + "itself alone on the bare machine at every world switch, and run once more\n"
        + "beside another first guest\n"
        + "  world switches    %s%n".formatted(Count.of(result.figures().switches()))
        + "  slices ended      %s%n".formatted(Count.of(result.figures().slices()))
        + "  timer traps       %s reflected%n".formatted(Count.of(result.figures().timerTraps()));
  }

  /** What is told of the run that broke a rule. */
  static Optional<Company.Small> told(Together.Result result) {
    return result
        .first()
        .map(seen -> Confirmed.small(result.together(), result.joint().orElseThrow(), seen));
  }

  static String interference(Together.Result result, Company.Small told) {
    var again = Plugins.inUse().again();
    var text = InterferenceText.print(result.together(), result.runs() - 1, told, again);
    return "\n" + text + "\n";
  }

  /** How the run in which the monitor was lost is made again. */
  static String lost(Together.Result result) {
    return isLost(result) ? "Replay: " + Plugins.inUse().again().of(running(result)) + "\n" : "";
  }

  /** Neither the end nor a user nor a rule that is broken has stopped it. */
  private static boolean isLost(Together.Result result) {
    var together = result.together();
    return result.first().isEmpty() && result.runs() < together.runs() && !together.stop().get();
  }

  /** The run after the last one that was made. */
  private static Token running(Together.Result result) {
    return Token.of(result.together(), result.runs());
  }

  static String verdict(Together.Result result, Optional<Company.Small> told, Terminal terminal) {
    return switch (result.verdict()) {
      case PASS ->
          "%s: no difference in %s of %d guests, %s, %s kept%n"
              .formatted(
                  terminal.good("pass"),
                  Count.of(result.runs(), "run"),
                  result.together().number(),
                  Rule.R2,
                  Rule.R4);
      case FAIL ->
          "%s: %s broken in run %d%n"
              .formatted(terminal.bad("fail"), told.orElseThrow().seen().rule(), result.runs() - 1);
      case INCONCLUSIVE -> "inconclusive: " + result.reason().orElse("no reason given") + "\n";
    };
  }

  /** Schema vmorph/together/1. */
  static Map<String, Object> json(Together.Result result, Optional<Company.Small> told) {
    var object = Json.header("together");
    object.put("command", "conform");
    var setting = result.together().setting();
    object.put("machine", setting.machine().name());
    object.put("config", setting.machine().configuration().printed());
    object.put("vmm", result.together().monitor().name());
    object.put("seed", result.together().seed());
    object.put("words", setting.words());
    object.put("together", result.together().number());
    object.put("runs", result.runs());
    object.put("guests", result.guests());
    object.put("halted", result.halted());
    object.put("steps", result.steps());
    object.put("worldSwitches", result.figures().switches());
    object.put("slicesEnded", result.figures().slices());
    object.put("timerTrapsReflected", result.figures().timerTraps());
    object.put("verdict", result.verdict().word());
    object.put("reason", result.reason().orElse(null));
    object.put("first", told.map(small -> json(result, small.seen())).orElse(null));
    object.put("lost", isLost(result) ? List.of(lossJson(result)) : List.of());
    return object;
  }

  /** As one of conform without --together. */
  private static Map<String, Object> lossJson(Together.Result result) {
    var object = new LinkedHashMap<String, Object>();
    object.put("why", result.reason().orElse(null));
    object.put("running", "run %d of seed %d".formatted(result.runs(), result.together().seed()));
    object.put("replay", running(result).toString());
    return object;
  }

  /**
   * The whole file for CI servers.
   *
   * @param broken what broke a rule, if something did
   * @param story of that
   * @param startedAt by {@link System#nanoTime}
   */
  static String junit(
      Together.Result result, Optional<Company.Small> broken, String story, long startedAt) {
    var together = result.together();
    var under =
        "%s.%s.together-%d"
            .formatted(
                together.setting().machine(),
                together.monitor().name().replace('.', '_'),
                together.number());
    return JUnitXml.of(
            under, together.setting().claims().rules(), rule -> told(result, rule, broken, story))
        .from(Provenance.of(together.setting(), together.seed(), startedAt))
        .text();
  }

  private static JUnitXml.Told told(
      Together.Result result, Rule rule, Optional<Company.Small> small, String story) {
    var broken = small.map(Company.Small::seen).filter(seen -> seen.rule() == rule);
    return switch (result.verdict()) {
      case FAIL ->
          broken
              .map(seen -> JUnitXml.Told.failed(rule.id() + ": " + seen.what(), story))
              .orElseGet(
                  () ->
                      JUnitXml.Told.skipped(
                          "not judged, for another rule is broken and may hide it"));
      case INCONCLUSIVE -> JUnitXml.Told.inconclusive(result.reason().orElse("no reason given"));
      case PASS ->
          rule.scenario() == Scenario.SEVERAL_GUESTS
              ? JUnitXml.Told.passed()
              : JUnitXml.Told.skipped("asked of one guest at a time: conform, without --together");
    };
  }

  private static Map<String, Object> json(Together.Result result, Interference seen) {
    var object = new LinkedHashMap<String, Object>();
    object.put("rule", seen.rule().id());
    object.put("guest", seen.guest());
    object.put("turn", seen.turn());
    object.put("what", seen.what());
    object.put("replay", Token.of(result.together(), result.runs() - 1).toString());
    return object;
  }

  static int exitCode(CampaignVerdict verdict) {
    return switch (verdict) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.DIVERGENCE;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }
}
