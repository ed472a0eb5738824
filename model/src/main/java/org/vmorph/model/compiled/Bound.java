package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/**
 * That the high bits of a word are 0, and those below them a number of a word that storage has: two
 * guards that are one comparison.
 *
 * @param of the word
 * @param index the bits that number a word of storage
 */
record Bound(Word of, Word.Slice index) {
  /** The two as one, if they are such. */
  static Optional<Bound> of(Expected.Guard first, Expected.Guard second) {
    return first.wanted()
            && second.wanted()
            && first.condition() instanceof Condition.Compare(var is, var left, var zero)
            && is == Relation.EQUAL
            && left instanceof Word.Slice(var of, var low, var bits)
            && low + bits == of.bits()
            && !Emitter.isInt(of.bits())
            && zero instanceof Word.Literal(var number, var width)
            && number == 0
            && second.condition() instanceof Condition.Compare(var below, var part, var size)
            && below == Relation.BELOW
            && size instanceof Word.Size
            && part instanceof Word.Slice index
            && index.of().equals(of)
            && index.low() > 0
            && index.low() + index.bits() == low
            && Emitter.isInt(index.bits())
        ? Optional.of(new Bound(of, index))
        : Optional.empty();
  }

  /** Writes the code; behind it the index is held. */
  void emit(MethodVisitor code, Emitter emitter, Label leave) {
    int whole = emitter.local(64);
    int number = emitter.local(index.bits());
    emitter.push(of);
    Constants.push(code, index.low());
    code.visitInsn(LUSHR);
    code.visitInsn(DUP2);
    code.visitVarInsn(LSTORE, whole);
    emitter.places().size(new Word.Size(64));
    code.visitInsn(LCMP);
    code.visitJumpInsn(IFGE, leave);
    code.visitVarInsn(LLOAD, whole);
    code.visitInsn(L2I);
    code.visitVarInsn(ISTORE, number);
    emitter.held(index, number);
  }
}
