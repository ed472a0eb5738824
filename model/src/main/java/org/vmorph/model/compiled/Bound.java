package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/**
 * That the high bits of a word are a number, and those below them that of a word of storage: two
 * guards that are one comparison.
 *
 * @param of the word
 * @param index the bits that number a word of storage
 * @param high the number that the bits above them are
 */
record Bound(Word of, Word.Slice index, long high) {
  /** The two as one, if they are such. */
  static Optional<Bound> of(Expected.Guard first, Expected.Guard second) {
    return first.wanted()
            && second.wanted()
            && first.condition() instanceof Condition.Compare(var is, var left, var high)
            && is == Relation.EQUAL
            && left instanceof Word.Slice(var of, var low, var bits)
            && low + bits == of.bits()
            && !Emitter.isInt(of.bits())
            && high instanceof Word.Literal(var number, var width)
            && second.condition() instanceof Condition.Compare(var below, var part, var size)
            && below == Relation.BELOW
            && size instanceof Word.Size
            && part instanceof Word.Slice index
            && index.of().equals(of)
            && index.low() > 0
            && index.low() + index.bits() == low
            && Emitter.isInt(index.bits())
        ? Optional.of(new Bound(of, index, number))
        : Optional.empty();
  }

  /** Writes the code; behind it the index is held. */
  void emit(MethodVisitor code, Emitter emitter, Label leave) {
    int whole = emitter.local(64);
    int number = emitter.local(index.bits());
    emitter.push(of);
    Constants.push(code, index.low());
    code.visitInsn(LUSHR);
    if (high != 0) {
      code.visitLdcInsn(high << index.bits());
      code.visitInsn(LSUB);
    }
    code.visitInsn(DUP2);
    code.visitVarInsn(LSTORE, whole);
    emitter.places().size(new Word.Size(64));
    if (high != 0) {
      code.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "compareUnsigned", "(JJ)I", false);
    } else {
      code.visitInsn(LCMP);
    }
    code.visitJumpInsn(IFGE, leave);
    code.visitVarInsn(LLOAD, whole);
    code.visitInsn(L2I);
    code.visitVarInsn(ISTORE, number);
    emitter.held(index, number);
  }
}
