package org.vmorph.conformance.report;

import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.run.again.Trace;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Interference;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.conformance.shrink.Company;

/**
 * What several guests did to each other, as text: which rule, which guests, how to see it again.
 */
public final class InterferenceText {
  private static final String NO_GUESTS =
      "  The guests are not shown: it is not their words that it depends on.\n";

  private InterferenceText() {}

  /**
   * The text.
   *
   * @param run which of the runs it was
   * @param small its guests, made small
   * @param again how its reader runs it again
   */
  public static String print(Together together, long run, Company.Small small, ReplayLine again) {
    var setting = together.setting();
    var text = new StringBuilder();
    var seen = small.seen();
    text.append(seen.rule().id()).append("  ").append(seen.rule().title()).append("\n\n");
    text.append(
        "  Run %d of seed %d: %s.%n".formatted(run, together.seed(), story(together, small)));
    text.append("  Guest %d, turn %d: %s%n".formatted(seen.guest() + 1, seen.turn(), seen.what()));
    seen.unsteady().ifPresent(why -> text.append(DivergenceText.seen(why.toString())));
    text.append("  %s%n%n".formatted(capital(small.joint().slices().toString())));
    text.append(seen.unsteady().isPresent() ? NO_GUESTS : guests(setting, small));
    text.append(
        "%n  Look first:  %s%n"
            .formatted(String.join("\n               ", seen.rule().lookFirst())));
    return text + "  Replay: %s%n".formatted(again.of(Token.of(together, run)));
  }

  private static String guests(Setting setting, Company.Small small) {
    var text = new StringBuilder();
    int number = 1;
    for (var guest : small.joint().guests()) {
      text.append("  guest ").append(number++).append('\n').append(listing(setting, guest));
    }
    if (isVaried(small.seen())) {
      text.append("  instead of guest 1\n").append(listing(setting, small.joint().another()));
    }
    return text.toString();
  }

  /** Whether it takes two runs to see it. */
  private static boolean isVaried(Interference seen) {
    return seen.turn() == 0;
  }

  private static String story(Together together, Company.Small small) {
    if (small.tries() == 0) {
      return "%d guests".formatted(together.number());
    }
    return "%d guests, shrunk to %d in %d tries"
        .formatted(together.number(), small.joint().guests().size(), small.tries());
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private static String listing(Setting setting, GuestProgram guest) {
    return String.join("\n", AnnotatedProgram.of(guest, Trace.of(setting, guest))) + "\n";
  }
}
