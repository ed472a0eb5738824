package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.arch.DecodingTree;
import org.vmorph.model.arch.DecodingTree.Candidate;
import org.vmorph.model.arch.DecodingTree.Nothing;
import org.vmorph.model.arch.DecodingTree.Switch;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/** Writes a decoding tree as code: table switches, and tests of the bits that are left. */
public final class DecodingCode {
  private final MethodVisitor code;
  private final Word word;
  private final Supplier<Emitter> emitter;
  private final Label none;
  private final Consumer<Instruction> then;

  /** Where the code of an instruction is; several ways may lead to it. */
  private final Map<String, Label> written = new HashMap<>();

  /**
   * Code that decodes a word.
   *
   * @param emitter for what is needed once only
   * @param none where to go if the word is no instruction
   * @param then writes what is done with an instruction; its code leaves by itself
   */
  public DecodingCode(
      MethodVisitor code,
      Word word,
      Supplier<Emitter> emitter,
      Label none,
      Consumer<Instruction> then) {
    this.code = code;
    this.word = word;
    this.emitter = emitter;
    this.none = none;
    this.then = then;
  }

  /** Writes a tree; every way through its code leaves. */
  public void write(DecodingTree tree) {
    switch (tree) {
      case Nothing nothing -> code.visitJumpInsn(GOTO, none);
      case Switch bits -> write(bits);
      case Candidate candidate -> write(candidate);
    }
  }

  private void write(Switch bits) {
    var cases = bits.cases();
    int low = 0;
    int high = cases.size() - 1;
    while (cases.get(low) == Nothing.NOTHING) {
      low++;
    }
    while (cases.get(high) == Nothing.NOTHING) {
      high--;
    }
    var table = new Label[high - low + 1];
    for (int value = low; value <= high; value++) {
      table[value - low] = cases.get(value) == Nothing.NOTHING ? none : new Label();
    }
    emitter.get().push(word.slice(bits.low(), bits.bits()));
    code.visitTableSwitchInsn(low, high, none, table);
    for (int value = low; value <= high; value++) {
      if (cases.get(value) != Nothing.NOTHING) {
        code.visitLabel(table[value - low]);
        write(cases.get(value));
      }
    }
  }

  private void write(Candidate candidate) {
    boolean isLast = candidate.otherwise() == Nothing.NOTHING;
    var otherwise = isLast ? none : new Label();
    for (var run : candidate.fixed().runs()) {
      var field = word.slice(run.low(), run.bits());
      emitter.get().jump(field.is(candidate.fixed().bits() >>> run.low()), false, otherwise);
    }
    for (var other : candidate.excluded()) {
      emitter.get().jump(other.of(word), true, otherwise);
    }
    execute(candidate.instruction());
    if (!isLast && !candidate.acceptsAll()) {
      code.visitLabel(otherwise);
      write(candidate.otherwise());
    }
  }

  private void execute(Instruction instruction) {
    var there = written.get(instruction.name());
    if (there != null) {
      code.visitJumpInsn(GOTO, there);
      return;
    }
    var here = new Label();
    written.put(instruction.name(), here);
    code.visitLabel(here);
    then.accept(instruction);
  }
}
