package org.vmorph.conformance.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.InterferenceText;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.Interference;
import org.vmorph.conformance.run.Joints;
import org.vmorph.conformance.run.Together;
import org.vmorph.conformance.run.Verdict;
import org.vmorph.conformance.shrink.Company;
import org.vmorph.conformance.shrink.Confirmed;

/** What runs of several guests side by side did and found, for people and for programs. */
final class TogetherText {
  private TogetherText() {}

  static String figures(Together.Result result) {
    var together = result.together();
    var setting = together.setting();
    return "%s, %d guests together, on %s; seed %d, guests of %d words, at most %s each%n"
            .formatted(
                together.monitor().name(),
                together.number(),
                setting.machine(),
                together.seed(),
                setting.words(),
                Count.of(setting.budget(), "step"))
        + "%s of %s, %s, %s halted; each compared with itself alone on the bare%n"
            .formatted(
                Count.of(result.runs(), "run"),
                Count.of(result.guests(), "guest"),
                Count.of(result.steps(), "step"),
                Count.of(result.halted()))
        + "machine at every world switch, and run once more beside another first guest\n"
        + "  world switches    %s%n".formatted(Count.of(result.figures().switches()))
        + "  slices ended      %s%n".formatted(Count.of(result.figures().slices()))
        + "  timer traps       %s reflected%n".formatted(Count.of(result.figures().timerTraps()));
  }

  /** What is told of the run that broke a rule. */
  static Optional<Company.Small> told(Together.Result result) {
    var together = result.together();
    return result
        .first()
        .map(
            seen ->
                Confirmed.small(
                    new Joints(together.setting(), together.monitor()),
                    result.joint().orElseThrow(),
                    seen));
  }

  static String interference(Together.Result result, Company.Small small) {
    var options = Plugins.inUse().option();
    return "\n"
        + InterferenceText.print(result.together(), result.runs() - 1, small, options)
        + "\n";
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
    return object;
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

  static int exitCode(Verdict verdict) {
    return switch (verdict) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.DIVERGENCE;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }
}
