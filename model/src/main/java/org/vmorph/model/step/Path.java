package org.vmorph.model.step;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.Condition;

/** The tests passed on the way to an act. */
record Path(List<Condition> tests) {
  static final Path START = new Path(List.of());

  Path and(Condition test) {
    var longer = new ArrayList<>(tests);
    longer.add(test);
    return new Path(List.copyOf(longer));
  }

  Condition taken() {
    return tests.stream().reduce(Condition.Always.TRUE, Condition::and);
  }

  /** Whether the two can be seen, by their form alone, never to be taken together. */
  boolean excludes(Path that) {
    return tests.stream().anyMatch(test -> that.tests.contains(test.not()));
  }
}
