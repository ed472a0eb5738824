package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.State;

/**
 * What makes a state out of an older one: all words are computed first, then all are put in place.
 *
 * @param cells the cells that change, with their new words
 * @param writes what is written to files, in order
 */
public record Change(List<Assigned> cells, List<WrittenFile.Write> writes) {
  /** A cell and its new word. */
  public record Assigned(Cell cell, Word word) {}

  /** What is different in the next state. */
  public static Change between(
      Architecture machine, State<Word, WrittenFile> old, State<Word, WrittenFile> next) {
    var cells = new ArrayList<Assigned>();
    for (var cell : machine.cells()) {
      if (!next.get(cell).equals(old.get(cell))) {
        cells.add(new Assigned(cell, next.get(cell)));
      }
    }
    var writes = new ArrayList<WrittenFile.Write>();
    machine.files().forEach(file -> writes.addAll(next.get(file).writes()));
    return new Change(cells, writes);
  }

  /** These words will be needed. */
  public void countTo(Uses uses) {
    for (var assigned : cells) {
      uses.of(assigned.word());
    }
    for (var write : writes) {
      uses.of(write.when()).place(write.place()).of(write.value());
    }
  }

  /** Every component that is written. */
  List<Component> components() {
    var all = new ArrayList<Component>();
    cells.forEach(assigned -> all.add(assigned.cell()));
    writes.forEach(write -> all.add(write.place().file()));
    return all;
  }

  /** Writes the code that makes the change. */
  public void emit(MethodVisitor code, Emitter emitter) {
    if (cells.size() + writes.size() == 1) {
      alone(code, emitter);
      return;
    }
    var later = new ArrayList<Runnable>();
    writes.forEach(write -> later.add(written(code, emitter, write)));
    cells.forEach(assigned -> later.add(assigned(code, emitter, assigned)));
    later.forEach(Runnable::run);
  }

  /** Of one write alone nothing has to be kept. */
  private void alone(MethodVisitor code, Emitter emitter) {
    for (var assigned : cells) {
      emitter.push(assigned.word());
      emitter.places().store(assigned.cell());
    }
    for (var write : writes) {
      var skip = new Label();
      emitter.jump(write.when(), false, skip);
      var index = emitter.index(write.place());
      emitter
          .places()
          .store(
              write.place().file(),
              () -> emitter.push(index),
              () -> emitter.pushLong(write.value()));
      code.visitLabel(skip);
    }
  }

  private static Runnable assigned(MethodVisitor code, Emitter emitter, Assigned assigned) {
    var word = kept(code, emitter, assigned.word());
    return () -> {
      word.run();
      emitter.places().store(assigned.cell());
    };
  }

  private static Runnable written(MethodVisitor code, Emitter emitter, WrittenFile.Write write) {
    boolean always = write.when() == Condition.Always.TRUE;
    int test = always ? 0 : test(code, emitter, write.when());
    var index = kept(code, emitter, emitter.index(write.place()));
    var value = kept(code, emitter, write.value());
    boolean isInt = Emitter.isInt(write.value().bits());
    return () -> {
      var skip = new Label();
      if (!always) {
        code.visitVarInsn(ILOAD, test);
        code.visitJumpInsn(IFEQ, skip);
      }
      emitter
          .places()
          .store(
              write.place().file(),
              index,
              () -> {
                value.run();
                if (isInt) {
                  code.visitInsn(I2L);
                }
              });
      code.visitLabel(skip);
    };
  }

  /** Computes a word now; what comes back pushes it later. */
  private static Runnable kept(MethodVisitor code, Emitter emitter, Word word) {
    if (word instanceof Word.Literal literal) {
      return () -> Constants.push(code, literal);
    }
    int local = emitter.local(word.bits());
    boolean isInt = Emitter.isInt(word.bits());
    emitter.push(word);
    code.visitVarInsn(isInt ? ISTORE : LSTORE, local);
    return () -> code.visitVarInsn(isInt ? ILOAD : LLOAD, local);
  }

  /** Tests a condition now; the local variable holds 1 if it holds. */
  static int test(MethodVisitor code, Emitter emitter, Condition condition) {
    int local = emitter.local(1);
    var end = new Label();
    code.visitInsn(ICONST_0);
    code.visitVarInsn(ISTORE, local);
    emitter.jump(condition, false, end);
    code.visitInsn(ICONST_1);
    code.visitVarInsn(ISTORE, local);
    code.visitLabel(end);
    return local;
  }
}
