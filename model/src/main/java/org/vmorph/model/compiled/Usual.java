package org.vmorph.model.compiled;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.step.Elaboration;

/**
 * What is usual on a machine: conditions of settled cells that hold after a reset, and under which
 * a step is short. The swift loop runs while all of them hold.
 */
final class Usual {
  private final Meaning<Long, Boolean, Cells> afterReset;
  private final Set<Condition> conditions = new LinkedHashSet<>();

  Usual(Elaboration semantics) {
    var machine = new Machine(semantics, semantics.machine().leastWords());
    this.afterReset = new Meaning<>(Concrete.DOMAIN, OperandValues.none(), machine.state());
  }

  /** Whether a condition of the state holds after a reset. */
  boolean holds(Condition condition) {
    return afterReset.truth(condition);
  }

  /** Whether a word of a file is its number after a reset. */
  boolean holds(FixedWord fixed) {
    return afterReset.word(fixed.place()) == fixed.number().value();
  }

  /** From now on this is relied on. */
  void add(Condition condition) {
    conditions.add(condition);
  }

  void addAll(Set<Condition> more) {
    conditions.addAll(more);
  }

  /** All of them. */
  List<Condition> conditions() {
    return List.copyOf(conditions);
  }

  /** The same as one word's being what it is. */
  static Condition of(FixedWord fixed) {
    return fixed.place().is((Word) fixed.number());
  }
}
