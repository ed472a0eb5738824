package org.vmorph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The speeds of contenders, round by round. Two of them are compared within each round: what else
 * the computer had to do then slowed both of them down.
 */
public final class TimedRounds {
  private final List<Map<String, Timing>> rounds = new ArrayList<>();

  /** What every contender took in a round. */
  public void add(Map<String, Timing> round) {
    rounds.add(Map.copyOf(round));
  }

  /** How many times as fast one is as another; empty if one of them was not there. */
  public Optional<Spread> ratio(String one, String other) {
    return spread(
        rounds.stream()
            .filter(round -> round.containsKey(one) && round.containsKey(other))
            .mapToDouble(r -> speed(r, one) / speed(r, other))
            .toArray());
  }

  /** Steps in a second; empty if it was not there. */
  public Optional<Spread> speed(String name) {
    return spread(
        rounds.stream()
            .filter(round -> round.containsKey(name))
            .mapToDouble(round -> speed(round, name))
            .toArray());
  }

  private static double speed(Map<String, Timing> round, String name) {
    var timing = round.get(name);
    if (timing == null) {
      throw new IllegalArgumentException(name + " was not in the round");
    }
    return timing.perSecond();
  }

  private static Optional<Spread> spread(double[] measured) {
    return measured.length == 0 ? Optional.empty() : Optional.of(Spread.of(measured));
  }
}
