package org.vmorph.model.arch;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/** The tests passed on the way to an act. */
public record Path(List<Condition> tests) {
  /** None. */
  public static final Path START = new Path(List.of());

  /** One more. */
  public Path and(Condition test) {
    var longer = new ArrayList<>(tests);
    longer.add(test);
    return new Path(List.copyOf(longer));
  }

  /** All of them. */
  public Condition taken() {
    return tests.stream().reduce(Condition.Always.TRUE, Condition::and);
  }

  /** Whether whoever is on this way has passed all the tests of that one. */
  public boolean continues(Path that) {
    return tests.size() >= that.tests.size()
        && tests.subList(0, that.tests.size()).equals(that.tests);
  }

  /** Whether the two can be seen, by their form alone, never to be taken together. */
  boolean excludes(Path that) {
    return tests.stream()
        .anyMatch(
            test ->
                that.tests.contains(test.not())
                    || that.tests.stream().anyMatch(other -> isElse(test, other)));
  }

  /** Whether the two ask whether one word is this number, and that one. */
  private static boolean isElse(Condition one, Condition other) {
    return one instanceof Condition.Compare(var equal, var word, Word.Literal number)
        && other instanceof Condition.Compare(var same, var asked, Word.Literal unlike)
        && equal == Relation.EQUAL
        && same == Relation.EQUAL
        && number.value() != unlike.value()
        && word.equals(asked);
  }

  /** The tests that are none of that path's. */
  List<Condition> beyond(Path that) {
    return tests.stream().filter(test -> !that.tests.contains(test)).toList();
  }
}
