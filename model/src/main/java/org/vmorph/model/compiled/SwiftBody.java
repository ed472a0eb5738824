package org.vmorph.model.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Step;

/** An instruction in the swift loop: its guards, then what changes. */
final class SwiftBody {
  private final File storage;
  private final Expected expected;
  private final Change change;

  /** What each cell becomes that becomes something of itself alone, as counters do. */
  private final List<Change.Assigned> tail;

  private SwiftBody(File storage, Expected expected, Change change, List<Change.Assigned> tail) {
    this.storage = storage;
    this.expected = expected;
    this.change = change;
    this.tail = tail;
  }

  /** The instruction as it is expected to be. */
  static SwiftBody of(
      org.vmorph.model.arch.Architecture machine,
      Step step,
      Expected expected,
      OperandValues<Word> operands,
      State<Word, WrittenFile> old) {
    var next =
        new Meaning<Word, org.vmorph.model.ir.Condition, WrittenFile>(
                expected.known(), operands, old)
            .calm(step);
    var all = Change.between(machine, old, next);
    var tail = new ArrayList<Change.Assigned>();
    var rest = new ArrayList<Change.Assigned>();
    for (var assigned : all.cells()) {
      boolean alone =
          assigned.word() instanceof Word.Calculation(var operator, var left, var right)
              && left.equals(assigned.cell())
              && right instanceof Word.Literal;
      (alone ? tail : rest).add(assigned);
    }
    return new SwiftBody(
        machine.storage(), expected, new Change(rest, all.writes()), List.copyOf(tail));
  }

  List<Change.Assigned> tail() {
    return tail;
  }

  Expected expected() {
    return expected;
  }

  /** What it reads, and what is needed more than once. */
  Uses uses() {
    var uses = new Uses(new Folding(), storage);
    for (var guard : expected.guards()) {
      uses.where(guard.known()).of(guard.condition());
    }
    uses.where(expected.known());
    change.countTo(uses);
    return uses;
  }

  /** Every component it touches, but those that its tail alone does. */
  List<Component> touched() {
    var all = new ArrayList<Component>(uses().components());
    all.addAll(change.components());
    return all;
  }

  /** Whether these words of files stay what they are. */
  boolean keeps(Set<FixedWord> fixed) {
    return change.writes().stream()
        .allMatch(write -> fixed.stream().allMatch(it -> it.isKept(write.when(), write.place())));
  }

  /** Writes the code; the tail is left to do. */
  void emit(MethodVisitor code, Places places, int freeLocal, Label leave) {
    var emitter = guards(code, places, freeLocal, storage, uses(), expected, leave);
    change.emit(code, emitter);
  }

  static Emitter guards(
      MethodVisitor code,
      Places places,
      int freeLocal,
      File storage,
      Uses uses,
      Expected expected,
      Label leave) {
    var emitter = new Emitter(code, places, new Folding(), storage, uses, freeLocal);
    var guards = expected.guards();
    for (int i = 0; i < guards.size(); i++) {
      var guard = guards.get(i);
      emitter = emitter.where(guard.known());
      var bound =
          i + 1 < guards.size() ? Bound.of(guard, guards.get(i + 1)) : Optional.<Bound>empty();
      if (bound.isPresent()) {
        bound.get().emit(code, emitter, leave);
        i++;
      } else {
        emitter.jump(guard.condition(), !guard.wanted(), leave);
      }
    }
    return emitter.where(expected.known());
  }
}
