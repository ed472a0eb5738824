package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.vmorph.model.concrete.Division;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/** Writes calculations, modulo 2^bits. */
final class Arithmetic {
  private final MethodVisitor code;
  private final Emitter emitter;

  Arithmetic(MethodVisitor code, Emitter emitter) {
    this.code = code;
    this.emitter = emitter;
  }

  void evaluate(Word.Calculation calculation) {
    boolean isInt = Emitter.isInt(calculation.bits());
    switch (calculation.operator()) {
      case ADD, SUB, MUL -> {
        operands(calculation);
        code.visitInsn(opcode(calculation.operator(), isInt));
        if (!Ranges.neverWraps(calculation)) {
          emitter.mask(calculation.bits());
        }
      }
      case AND, OR, XOR -> {
        operands(calculation);
        code.visitInsn(opcode(calculation.operator(), isInt));
      }
      case MULHU, MULH, DIVU, DIV, REMU, REM -> divide(calculation);
      case SHL, SHR, SAR -> shift(calculation);
    }
  }

  private void divide(Word.Calculation calculation) {
    emitter.pushLong(calculation.left());
    emitter.pushLong(calculation.right());
    Constants.push(code, calculation.bits());
    code.visitMethodInsn(
        INVOKESTATIC,
        Type.getInternalName(Division.class),
        method(calculation.operator()),
        "(JJI)J",
        false);
    if (Emitter.isInt(calculation.bits())) {
      code.visitInsn(L2I);
    }
  }

  private static String method(Operator operator) {
    return switch (operator) {
      case MULHU -> "highUnsigned";
      case MULH -> "highSigned";
      case DIVU -> "quotientUnsigned";
      case DIV -> "quotientSigned";
      case REMU -> "remainderUnsigned";
      case REM -> "remainderSigned";
      case ADD, SUB, MUL, AND, OR, XOR, SHL, SHR, SAR -> throw noOpcode(operator);
    };
  }

  private static IllegalArgumentException noOpcode(Operator operator) {
    return new IllegalArgumentException(operator.toString());
  }

  private void operands(Word.Calculation calculation) {
    emitter.push(calculation.left());
    emitter.push(calculation.right());
  }

  /** A shift by the width or more leaves nothing, or the sign. */
  private void shift(Word.Calculation shift) {
    int bits = shift.bits();
    var by = shift.right();
    if (by instanceof Word.Literal(var distance, var width)) {
      boolean all = Long.compareUnsigned(distance, bits) >= 0;
      if (all && shift.operator() != Operator.SAR) {
        Constants.push(code, new Word.Literal(0, bits));
      } else {
        shift(shift, () -> Constants.push(code, all ? bits - 1 : (int) distance));
      }
      return;
    }
    var far = new Label();
    var end = new Label();
    var near = new Condition.Compare(Relation.BELOW, by, new Word.Literal(bits, by.bits()));
    // A width that is too large a number for it is never reached.
    boolean always = Long.compareUnsigned(Ranges.most(by), bits) < 0;
    if (!always) {
      emitter.jump(near, false, far);
    }
    emitter.perhaps(() -> shift(shift, () -> pushInt(by)));
    if (!always) {
      code.visitJumpInsn(GOTO, end);
      code.visitLabel(far);
      emitter.perhaps(() -> farShift(shift));
      code.visitLabel(end);
    }
  }

  private void farShift(Word.Calculation shift) {
    if (shift.operator() == Operator.SAR) {
      shift(shift, () -> Constants.push(code, shift.bits() - 1));
    } else {
      Constants.push(code, new Word.Literal(0, shift.bits()));
    }
  }

  /** Pushes the low 32 bits. */
  private void pushInt(Word word) {
    if (Emitter.isInt(word.bits()) || !emitter.isNew(word)) {
      emitter.push(word);
      if (!Emitter.isInt(word.bits())) {
        code.visitInsn(L2I);
      }
      return;
    }
    switch (word) {
      case Word.Extension(var of, var bits, var signed) when !signed -> pushInt(of);
      case Word.Literal literal -> Constants.push(code, (int) literal.value());
      case Word.Calculation(var operator, var left, var right)
          when operator == Operator.MUL || operator == Operator.ADD || operator == Operator.SUB -> {
        pushInt(left);
        pushInt(right);
        code.visitInsn(opcode(operator, true));
      }
      default -> {
        emitter.push(word);
        code.visitInsn(L2I);
      }
    }
  }

  private void shift(Word.Calculation shift, Runnable distance) {
    if (shift.operator() == Operator.SAR) {
      emitter.pushSigned(shift.left());
    } else {
      emitter.push(shift.left());
    }
    distance.run();
    code.visitInsn(opcode(shift.operator(), Emitter.isInt(shift.bits())));
    if (shift.operator() != Operator.SHR) {
      emitter.mask(shift.bits());
    }
  }

  private static int opcode(Operator operator, boolean isInt) {
    return switch (operator) {
      case ADD -> isInt ? IADD : LADD;
      case SUB -> isInt ? ISUB : LSUB;
      case MUL -> isInt ? IMUL : LMUL;
      case AND -> isInt ? IAND : LAND;
      case OR -> isInt ? IOR : LOR;
      case XOR -> isInt ? IXOR : LXOR;
      case SHL -> isInt ? ISHL : LSHL;
      case SHR -> isInt ? IUSHR : LUSHR;
      case SAR -> isInt ? ISHR : LSHR;
      case MULHU, MULH, DIVU, DIV, REMU, REM -> throw noOpcode(operator);
    };
  }
}
