package org.vmorph.model.arch;

import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Relation;

/**
 * A set that was seen.
 *
 * @param index of the word in a file, if it is told
 * @param path on which it is made
 * @param act the number of the act it belongs to
 */
record EarlierSet(Component component, Optional<LinearForm> index, Path path, int act) {
  /** Whether it may be the same place that is set on another path. */
  boolean meets(Component other, Optional<LinearForm> at, Path here) {
    boolean apart =
        index.isPresent()
            && at.isPresent()
            && (index.get().minus(at.get()) > 0 || differ(index.get(), at.get(), here));
    return component.equals(other) && !apart;
  }

  /** Whether a test on the way to one of them says that they are not the same. */
  private boolean differ(LinearForm one, LinearForm other, Path here) {
    return Stream.concat(path.tests().stream(), here.tests().stream())
        .filter(Condition.Not.class::isInstance)
        .map(test -> ((Condition.Not) test).of())
        .anyMatch(equal -> isThat(equal, one, other) || isThat(equal, other, one));
  }

  private static boolean isThat(Condition equal, LinearForm one, LinearForm other) {
    return equal instanceof Condition.Compare(var relation, var left, var right)
        && relation == Relation.EQUAL
        && left.bits() == one.bits()
        && LinearForm.of(left, one.bits()).equals(one)
        && LinearForm.of(right, one.bits()).equals(other);
  }
}
