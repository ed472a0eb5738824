package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of many machines: figures, and where two who should say the same did not. */
final class Findings {
  /** So many of a kind are made smaller; the others are of the same kind. */
  private static final int SHRUNK = 3;

  /** A disagreement, and the machine that shows it. */
  record Found(long index, Drawn drawn, Disagreement disagreement) {}

  private final Bulk bulk;
  private final Map<String, Integer> tally = new TreeMap<>();
  private final List<Found> found = new ArrayList<>();
  private final Map<String, List<Long>> tooLittle = new TreeMap<>();

  Findings(Bulk bulk) {
    this.bulk = bulk;
  }

  void count(Map<String, Integer> more) {
    more.forEach((what, times) -> tally.merge(what, times, Integer::sum));
  }

  void found(long index, Drawn drawn, Disagreement disagreement) {
    found.add(new Found(index, drawn, disagreement));
    bulk.progress().accept("machine %d: %s".formatted(index, disagreement.kind()));
  }

  /** A promise was tried, and too little happened. */
  void tooLittle(long index, String why) {
    tooLittle.computeIfAbsent(why, w -> new ArrayList<>()).add(index);
  }

  /** The disagreements. */
  List<Found> all() {
    return List.copyOf(found);
  }

  /** All of it: figures, then each disagreement with the smallest machine that shows it. */
  String text() {
    var text = new StringBuilder();
    text.append(
        "%d machines of seed %d, from %d on; promises tried with %d programs%n"
            .formatted(bulk.machines(), bulk.seed(), bulk.from(), bulk.programs()));
    tally.forEach((what, times) -> text.append("%7d  %s%n".formatted(times, what)));
    tooLittle.forEach(
        (why, indices) ->
            text.append(
                "kept, but too little happened: %s%n    in programs of machines %s%n"
                    .formatted(why, indices)));
    var shown = new TreeMap<String, Integer>();
    for (var one : found) {
      int number = shown.merge(one.disagreement().kind(), 1, Integer::sum);
      text.append(text(one, number <= SHRUNK));
    }
    text.append("%d disagreements%n".formatted(found.size()));
    return text.toString();
  }

  private String text(Found one, boolean shrink) {
    return "%nmachine %d (again: ci/random-machines 1 %d %d): %s%n  %s%n%s"
        .formatted(
            one.index(),
            bulk.seed(),
            one.index(),
            one.drawn(),
            one.disagreement().text(),
            shrink
                ? "  smallest: %s%n".formatted(Smaller.of(one.drawn(), one.disagreement().shows()))
                : "");
  }
}
