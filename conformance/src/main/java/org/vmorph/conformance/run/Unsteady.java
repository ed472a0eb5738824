package org.vmorph.conformance.run;

import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.conformance.gen.GuestProgram;

/**
 * A guest was not what it is when it is booted again: what it does depends on what ran before, or
 * on chance.
 *
 * @param as the failure, as it was when it was seen
 * @param before guests after which it is seen every time, and without which it is not; empty if
 *     none are known
 */
public record Unsteady(Failure as, List<GuestProgram> before) implements Seen {
  /** What is to be said of it in a word or two. */
  public static final String VERDICT = "depends on what ran before, or on chance";

  /** More guests than these are not told one by one. */
  public static final int FEW = 3;

  /** Keeps its own list. */
  public Unsteady {
    before = List.copyOf(before);
  }

  @Override
  public String toString() {
    if (before.isEmpty()) {
      return "this %s: booted again, alone, the guest was not always like this; it was taken for %s"
          .formatted(VERDICT, as.rule());
    }
    var names =
        before.size() <= FEW
            ? before.stream().map(GuestProgram::toString).collect(Collectors.joining(", then "))
            : "%d others, from %s to %s"
                .formatted(before.size(), before.getFirst(), before.getLast());
    return "booted alone the guest is what it should be; booted after %s it is like this, every time"
        .formatted(names);
  }
}
