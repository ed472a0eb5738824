package org.vmorph.model.compiled;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Step;

/**
 * What a step changes beforehand, as code that comes first: each update is made before the next one
 * is looked at, and whatever follows begins in the state that they have left.
 */
final class Updates {
  private final File storage;
  private final Asides asides;
  private final List<Change> changes = new ArrayList<>();

  Updates(
      Architecture machine,
      Asides asides,
      Step step,
      OperandValues<Word> operands,
      State<Word, WrittenFile> old) {
    this.storage = machine.storage();
    this.asides = asides;
    for (var update : step.updates()) {
      var alone = new Step(List.of(), List.of(update), Condition.Always.TRUE.not());
      var meaning = new Meaning<Word, Condition, WrittenFile>(new Folding(), operands, old);
      changes.add(Change.between(machine, old, meaning.calm(alone)));
    }
  }

  /** Every component that is read or written. */
  List<Component> touched() {
    var all = new ArrayList<Component>();
    for (var change : changes) {
      all.addAll(uses(change).components());
      all.addAll(change.components());
    }
    return all;
  }

  /** Every component that is written. */
  List<Component> written() {
    return changes.stream().flatMap(change -> change.components().stream()).toList();
  }

  private Uses uses(Change change) {
    var uses = new Uses(new Folding(), storage, asides);
    change.countTo(uses);
    return uses;
  }

  void emit(MethodVisitor code, Places places, int freeLocal) {
    for (var change : changes) {
      var emitter = new Emitter(code, places, new Folding(), storage, uses(change), freeLocal);
      change.emit(code, emitter);
    }
  }
}
