package org.vmorph.conformance.report;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.again.Trace;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Unsteady;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrunk;

/**
 * A divergence as text: which rule, which program, what happened on either side, where to look. It
 * can be read without colour, for {@code #} marks what differs.
 */
public final class DivergenceText {
  private static final int RIGHT = 61;
  private static final int WIDTH = 100;

  private DivergenceText() {}

  /**
   * The text.
   *
   * @param why what is known of the reason, if anything is
   */
  public static String print(Shrunk shrunk, Optional<String> why) {
    return print(shrunk, why, ReplayLine.onCommandLine("./vmorph", ""));
  }

  /**
   * The same for a reader who stands elsewhere.
   *
   * @param again how he runs the program again
   */
  public static String print(Shrunk shrunk, Optional<String> why, ReplayLine again) {
    return print(name(shrunk), shrunk, why)
        + note("Replay: ", again.of(Token.of(shrunk.smallest())));
  }

  /** What to call a program that a token leads to. */
  public static String name(Shrunk shrunk) {
    var name = shrunk.found().program().toString();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /**
   * The same of a program that was not generated, and that no token leads to.
   *
   * @param name what to call it
   */
  public static String print(String name, Shrunk shrunk, Optional<String> why) {
    var divergence = shrunk.smallest();
    var trace = Trace.of(divergence);
    var text = new StringBuilder();
    text.append(headline(divergence)).append("\n\n");
    text.append("  ").append(story(name, shrunk, trace)).append("\n\n");
    text.append(before(divergence));
    AnnotatedProgram.of(divergence.program(), trace)
        .forEach(line -> text.append(line).append('\n'));
    text.append('\n');
    new StepTable(divergence, trace).lines().forEach(line -> text.append(line).append('\n'));
    text.append('\n');
    if (divergence.atOnce().isPresent() && divergence.rule() != Rule.E10) {
      text.append(
          seen(
              "step by step both sides agree; asked for "
                  + atOnce(divergence)
                  + " at once, the monitor comes back like this"));
    }
    divergence
        .virtual()
        .breakdown()
        .ifPresent(told -> text.append(seen("the monitor breaks down: " + told)));
    divergence.seen().ifPresent(what -> text.append(seen(what.toString())));
    why.ifPresent(reason -> text.append(note("Why:  ", reason)));
    text.append(note("Look first:  ", lookFirst(divergence)));
    return text.toString();
  }

  /** By what it looks like, and then by the rule. */
  private static String lookFirst(Divergence divergence) {
    return Stream.concat(
            Symptom.of(divergence)
                .flatMap(symptom -> symptom.lookFirst(divergence.setting().machine()).stream()),
            divergence.rule().lookFirst().stream())
        .collect(Collectors.joining("\n"));
  }

  /** The guests that are run before, if they are few. */
  private static String before(Divergence divergence) {
    var text = new StringBuilder();
    if (divergence.before().size() > Unsteady.FEW) {
      return "  first %d others, then%n".formatted(divergence.before().size());
    }
    for (var before : divergence.before()) {
      text.append("  first ").append(before).append('\n');
      AnnotatedProgram.of(before, Trace.of(divergence.setting(), before))
          .forEach(line -> text.append(line).append('\n'));
      text.append("  then\n");
    }
    return text.toString();
  }

  /** What it was asked for when it showed, and before that, if that is known. */
  private static String atOnce(Divergence divergence) {
    long steps = divergence.atOnce().orElseThrow();
    long first = divergence.program().first().orElse(steps);
    return (first == steps ? "" : first + " and then for ") + count(steps, "step");
  }

  private static String headline(Divergence divergence) {
    var left = divergence.rule().id() + "  " + divergence.rule().title();
    var right = on(divergence.setting());
    int column = Math.min(RIGHT, WIDTH - right.length());
    return left + " ".repeat(Math.max(2, column - left.length())) + right;
  }

  private static String on(Setting setting) {
    var deep = setting.depth() == 1 ? "" : ", " + setting.depth() + " deep,";
    return setting.monitorNames() + deep + " on " + setting.machine();
  }

  private static String story(String name, Shrunk shrunk, Trace trace) {
    if (shrunk.tries() == 0) {
      return "%s: %s.".formatted(name, count(trace.instructions(), "instruction"));
    }
    return "%s: %s, shrunk to %d in %d tries."
        .formatted(
            name,
            count(shrunk.instructionsBefore(), "instruction"),
            trace.instructions(),
            shrunk.tries());
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** A label with its text, whose further lines stand below its first one. */
  private static String note(String label, String text) {
    var indent = "\n  " + " ".repeat(label.length());
    return "  " + label + String.join(indent, text.strip().lines().toList()) + "\n";
  }

  /** A sentence cut into lines that fit beside its label. */
  static String seen(String sentence) {
    var label = "Seen:  ";
    var lines = new StringBuilder();
    int column = 0;
    for (var word : sentence.split(" ")) {
      if (column + word.length() >= WIDTH - 2 - label.length()) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return note(label, lines.toString());
  }
}
