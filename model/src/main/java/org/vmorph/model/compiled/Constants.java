package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Word;

/** Pushes numbers in as few bytes as they need. */
public final class Constants {
  private Constants() {}

  /** Pushes an int. */
  public static void push(MethodVisitor code, int value) {
    if (value >= -1 && value <= 5) {
      code.visitInsn(ICONST_0 + value);
    } else if (value == (byte) value) {
      code.visitIntInsn(BIPUSH, value);
    } else if (value == (short) value) {
      code.visitIntInsn(SIPUSH, value);
    } else {
      code.visitLdcInsn(value);
    }
  }

  /** Pushes a number, an int or a long as its width says. */
  static void push(MethodVisitor code, Word.Literal number) {
    long value = number.value();
    if (Emitter.isInt(number.bits())) {
      push(code, (int) value);
    } else if (value == 0 || value == 1) {
      code.visitInsn(value == 0 ? LCONST_0 : LCONST_1);
    } else if (value == (short) value) {
      push(code, (int) value);
      code.visitInsn(I2L);
    } else {
      code.visitLdcInsn(value);
    }
  }
}
