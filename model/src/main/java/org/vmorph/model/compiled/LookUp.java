package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;

/**
 * Writes the decoding of the swift loop. What a word is has mostly been found out before, when it
 * was fetched from the same address: by the low bits of an address it is looked up which word that
 * was and what is kept of it. The word is compared, for code may overwrite itself.
 */
final class LookUp {
  /** The local variable with what is kept of the word, a long. */
  static final int KEPT = 10;

  /** The local variable with the number of its instruction in {@link Families}, or 0. */
  static final int KIND = 9;

  /** How many local variables it has, from {@link #WORDS} on. */
  static final int LOCALS = 5;

  private static final int WORDS = 7;
  private static final int DECODED = 8;
  private static final int PLACE = KIND;
  private static final int CORE = 1;

  private final Elaboration semantics;
  private final DecodedWord decoded;
  private final Word.Operand read;
  private final Word word;

  /**
   * The decoding of a machine.
   *
   * @param read what was read, as the loop has it
   * @param word the word that the instruction is, of what was read
   */
  LookUp(Elaboration semantics, DecodedWord decoded, Word.Operand read, Word word) {
    this.semantics = semantics;
    this.decoded = decoded;
    this.read = read;
    this.word = word;
  }

  /** Before the loop: gets the arrays. */
  void begin(MethodVisitor code) {
    array(code, "words", WORDS);
    array(code, "decoded", DECODED);
  }

  private static void array(MethodVisitor code, String name, int local) {
    code.visitVarInsn(ALOAD, CORE);
    code.visitFieldInsn(GETFIELD, CorePlaces.CORE, name, "[J");
    code.visitVarInsn(ASTORE, local);
  }

  /** In each step: finds what is kept of the word that was read, and its kind. */
  void write(MethodVisitor code, Emitter emitter) {
    var miss = new Label();
    var found = new Label();
    var counter = semantics.machine().programCounter();
    emitter.push(counter);
    if (!Emitter.isInt(counter.bits())) {
      code.visitInsn(L2I);
    }
    mask(code, WORDS);
    code.visitInsn(DUP);
    code.visitVarInsn(ISTORE, PLACE);
    code.visitVarInsn(ALOAD, WORDS);
    code.visitInsn(SWAP);
    code.visitInsn(LALOAD);
    emitter.pushLong(read);
    code.visitInsn(LCMP);
    code.visitJumpInsn(IFNE, miss);
    code.visitVarInsn(ALOAD, DECODED);
    code.visitVarInsn(ILOAD, PLACE);
    mask(code, DECODED);
    code.visitInsn(LALOAD);
    code.visitVarInsn(LSTORE, KEPT);
    code.visitJumpInsn(GOTO, found);
    code.visitLabel(miss);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, CORE);
    code.visitVarInsn(ILOAD, PLACE);
    emitter.pushLong(read);
    emitter.pushLong(word);
    code.visitMethodInsn(
        INVOKEVIRTUAL, CarefulMethods.SUPER, "look", "(" + IsaClass.CORE_TYPE + "IJJ)J", false);
    code.visitVarInsn(LSTORE, KEPT);
    code.visitLabel(found);
    code.visitVarInsn(LLOAD, KEPT);
    code.visitInsn(L2I);
    Constants.push(code, (1 << DecodedWord.KIND) - 1);
    code.visitInsn(IAND);
    code.visitVarInsn(ISTORE, KIND);
  }

  /** Of a power of two the mask shows that a place is in the array. */
  private static void mask(MethodVisitor code, int array) {
    code.visitVarInsn(ALOAD, array);
    code.visitInsn(ARRAYLENGTH);
    code.visitInsn(ICONST_1);
    code.visitInsn(ISUB);
    code.visitInsn(IAND);
  }

  /**
   * Writes the method that says what is kept of a word, by the place of its instruction in the
   * manual; of instructions that are not in the loop nothing is.
   */
  void kept(ClassWriter writer, List<Instruction> instructions, Families families) {
    var code = writer.visitMethod(0, "kept", "(IJ)J", null, null);
    code.visitCode();
    var storage = semantics.machine().storage();
    var places = new CorePlaces(code, storage, CORE, 4);
    places.operand(
        read.name(),
        c -> {
          c.visitVarInsn(LLOAD, 2);
          if (Emitter.isInt(read.bits())) {
            c.visitInsn(L2I);
          }
        });
    var none = new Label();
    int most = instructions.stream().mapToInt(semantics::index).max().orElse(0);
    var cases = new Label[most + 1];
    Arrays.fill(cases, none);
    instructions.forEach(it -> cases[semantics.index(it)] = new Label());
    code.visitVarInsn(ILOAD, 1);
    code.visitTableSwitchInsn(0, most, none, cases);
    for (var instruction : instructions) {
      code.visitLabel(cases[semantics.index(instruction)]);
      var folding = new Folding();
      var uses = new Uses(folding, storage);
      var emitter = new Emitter(code, places, folding, storage, uses, 5);
      decoded.push(code, emitter, instruction, families.number(instruction), read);
      code.visitInsn(LRETURN);
    }
    code.visitLabel(none);
    code.visitInsn(LCONST_0);
    code.visitInsn(LRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
