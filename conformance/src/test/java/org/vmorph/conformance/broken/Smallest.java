package org.vmorph.conformance.broken;

import java.util.stream.Collectors;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.shrink.Shrunk;

/** How small a failure is made: the smallest program of each broken monitor. */
final class Smallest {
  private Smallest() {}

  /** All of them. */
  static String programs() {
    return BrokenMonitor.ALL.stream().map(Smallest::program).collect(Collectors.joining());
  }

  /** That of one of them; nothing if one program is not enough. */
  static String program(BrokenMonitor broken) {
    return Told.of(broken).shrunk().map(all -> smallest(broken, all)).orElse("");
  }

  private static String smallest(BrokenMonitor broken, Shrunk shrunk) {
    if (Case.whyNot(shrunk.smallest()).isPresent()) {
      return "%s: %s, %s%n%n"
          .formatted(broken, shrunk.smallest().failure(), shrunk.smallest().seen().orElseThrow());
    }
    var kept = Case.of(shrunk.smallest(), "");
    return "%s: %s, step %d%n%s%n"
        .formatted(
            broken,
            shrunk.smallest().failure(),
            kept.step(),
            kept.text().substring(kept.text().indexOf("\n\n") + 2));
  }
}
