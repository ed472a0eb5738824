package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Reading;

/**
 * What {@link TinyDefinitions} and {@link TinyMonitor} see happen in random states, against what is
 * said never to happen. They share no code with vmorph, and see no more than chance shows them.
 */
final class PlainNumbers {
  private static final int STATES = 3_000;

  /** The reading under which the definitions are read once more. */
  private static final String READ = Reading.INTENDED.word() + " ";

  private PlainNumbers() {}

  /** What was seen to happen and should not. A fetch and a cycle are none of theirs. */
  static List<Disagreement> of(Drawn drawn, Opinions opinions, Forecast small, Believed believed) {
    var all = new ArrayList<Disagreement>();
    if (drawn.plainStep()) {
      definitions(drawn, opinions, believed, all);
      for (int theorem : new int[] {1, 3}) {
        if (!small.promising(theorem).isEmpty()) {
          var reading = small.promising(theorem).getFirst();
          wrong(drawn, theorem).ifPresent(how -> all.add(broken(theorem, reading, how, believed)));
        }
      }
    }
    return all;
  }

  private static void definitions(
      Drawn drawn, Opinions opinions, Believed believed, List<Disagreement> all) {
    TinyDefinitions.seen(drawn, Hearing.dice(), STATES)
        .forEach(
            (name, where) -> {
              if (opinions.denies(READ + name)) {
                all.add(
                    new Disagreement(
                        "plain numbers: " + name,
                        "%s: never, say solver and tables; seen by plain numbers at %s"
                            .formatted(name, where),
                        other -> seen(other, name, believed)));
              }
            });
  }

  private static boolean seen(Drawn drawn, String name, Believed believed) {
    return drawn.plainStep()
        && TinyDefinitions.seen(drawn, Hearing.dice(), STATES).containsKey(name)
        && Opinions.denied(drawn, READ + name + " of " + Drawn.NAME, believed);
  }

  /** How a step under the monitor of a theorem goes wrong, where plain numbers have such one. */
  private static Optional<String> wrong(Drawn drawn, int theorem) {
    return theorem == 1 && drawn.base() == Base.TIMER
        ? Optional.empty()
        : new TinyMonitor(drawn, theorem == 3).wrong(Hearing.dice(), STATES);
  }

  private static Disagreement broken(int theorem, Reading reading, String how, Believed believed) {
    return new Disagreement(
        "Theorem %d promises, plain numbers".formatted(theorem),
        "Theorem %d promises under %s, and in plain numbers %s".formatted(theorem, reading, how),
        other ->
            other.plainStep()
                && !Forecast.of(other, Hearing.SMALL, believed, List.of(reading))
                    .promising(theorem)
                    .isEmpty()
                && wrong(other, theorem).isPresent());
  }
}
