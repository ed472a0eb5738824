package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/**
 * Writes the code that computes a word or tests a condition. What is needed more than once is kept
 * in a local variable, as long as it is certain to have been computed.
 */
public final class Emitter {
  private final MethodVisitor code;
  private final Places places;
  private final Folding folding;
  private final File storage;
  private final Uses uses;
  private Map<Word, Integer> held = new HashMap<>();
  private int nextLocal;

  /**
   * Code for one instruction or one service.
   *
   * @param folding what is known where this code runs
   * @param uses what will be computed, so that it is seen what is wanted twice
   * @param freeLocal the first local variable that is free
   */
  public Emitter(
      MethodVisitor code, Places places, Folding folding, File storage, Uses uses, int freeLocal) {
    this.code = code;
    this.places = places;
    this.folding = folding;
    this.storage = storage;
    this.uses = uses;
    this.nextLocal = freeLocal;
  }

  /** The same code where more is known; what is held stays held. */
  public Emitter where(Folding more) {
    var emitter = new Emitter(code, places, more, storage, uses, nextLocal);
    emitter.held = new HashMap<>(held);
    return emitter;
  }

  /** Whether a word of so many bits is an int on the stack. */
  public static boolean isInt(int bits) {
    return bits <= 31;
  }

  /** Where the words and conditions are. */
  public Places places() {
    return places;
  }

  int local(int bits) {
    int local = nextLocal;
    nextLocal += isInt(bits) ? 1 : 2;
    return local;
  }

  /** Pushes a word, an int or a long. */
  public void push(Word word) {
    if (uses.hasLets()) {
      share(lets().of(word));
    }
    var local = held.get(word);
    if (local != null) {
      code.visitVarInsn(isInt(word.bits()) ? ILOAD : LLOAD, local);
      return;
    }
    evaluate(word);
    if (uses.manyTimes(word)) {
      hold(word);
    }
  }

  /**
   * Computes the words with names that are needed more than once, before there is any branch: each
   * branch would compute them again, and each of them what it is made of.
   */
  private void share(Lets lets) {
    for (var let : lets.all()) {
      if (uses.manyTimes(let)) {
        if (!uses.asides().call(code, this, let)) {
          evaluate(let.word());
        }
        hold(let);
        code.visitInsn(isInt(let.bits()) ? POP : POP2);
      }
    }
  }

  /** A word is in a local variable. */
  void held(Word word, int local) {
    held.put(word, local);
  }

  /** Whether a word is needed here and nowhere else, so that it need not be computed whole. */
  boolean isNew(Word word) {
    return !held.containsKey(word) && !uses.manyTimes(word);
  }

  private Lets lets() {
    return new Lets(held.keySet(), uses.asides());
  }

  /** Keeps the word on top of the stack, which stays there. */
  private void hold(Word word) {
    int kept = local(word.bits());
    boolean isInt = isInt(word.bits());
    code.visitInsn(isInt ? DUP : DUP2);
    code.visitVarInsn(isInt ? ISTORE : LSTORE, kept);
    held.put(word, kept);
  }

  /** Pushes a word as a long. */
  public void pushLong(Word word) {
    push(word);
    if (isInt(word.bits())) {
      code.visitInsn(I2L);
    }
  }

  private void pushAs(Word word, boolean wantsInt) {
    if (wantsInt) {
      push(word);
    } else {
      pushLong(word);
    }
  }

  /** What is computed meanwhile may not have been computed afterwards. */
  void perhaps(Runnable emission) {
    var before = new HashMap<>(held);
    int free = nextLocal;
    emission.run();
    held = before;
    nextLocal = free;
  }

  private void evaluate(Word word) {
    switch (word) {
      case Word.Literal l -> Constants.push(code, l);
      case Word.Operand operand -> places.operand(operand);
      case Word.Size q -> places.size(q);
      case Cell cell -> places.load(cell);
      case Word.At at -> load(at);
      case Word.Calculation calculation -> new Arithmetic(code, this).evaluate(calculation);
      case Word.Choice choice -> choose(choice);
      case Word.Slice slice -> slice(slice);
      case Word.Extension(var of, var bits, var signed) when !signed -> pushAs(of, isInt(bits));
      case Word.Extension extension -> signExtend(extension);
      case Word.Join(var high, var low) -> {
        boolean isInt = isInt(word.bits());
        pushAs(high, isInt);
        Constants.push(code, low.bits());
        code.visitInsn(isInt ? ISHL : LSHL);
        pushAs(low, isInt);
        code.visitInsn(isInt ? IOR : LOR);
      }
      case Word.Let let -> {
        if (!uses.asides().call(code, this, let)) {
          push(let.word());
        }
      }
      case Word.Memory w -> throw new IllegalStateException("elaboration spells this out: " + w);
      case Word.Packed w -> throw new IllegalStateException("elaboration spells this out: " + w);
    }
  }

  private void load(Word.At at) {
    var index = index(at);
    places.load(at.file(), () -> push(index), folding.inStorage(at, storage) != null);
  }

  /** The index of a place as an expression. */
  Word index(Word.At at) {
    var sum = folding.inStorage(at, storage);
    return sum != null
        ? sum
        : folding.calculate(Operator.ADD, at.file().indexBits(), at.base(), at.offset());
  }

  private void choose(Word.Choice choice) {
    var otherwise = new Label();
    var end = new Label();
    jump(choice.test(), false, otherwise);
    perhaps(() -> push(choice.then()));
    code.visitJumpInsn(GOTO, end);
    code.visitLabel(otherwise);
    perhaps(() -> push(choice.otherwise()));
    code.visitLabel(end);
  }

  private void slice(Word.Slice slice) {
    var of = slice.of();
    push(of);
    if (isInt(of.bits())) {
      shiftRight(slice.low(), IUSHR);
    } else {
      shiftRight(slice.low(), LUSHR);
      if (isInt(slice.bits())) {
        code.visitInsn(L2I);
      }
    }
    long most = Ranges.most(of) >>> slice.low();
    if (Long.compareUnsigned(most, Ranges.most(slice.bits())) > 0) {
      mask(slice.bits());
    }
  }

  private void shiftRight(int by, int opcode) {
    if (by > 0) {
      Constants.push(code, by);
      code.visitInsn(opcode);
    }
  }

  private void signExtend(Word.Extension extension) {
    var of = extension.of();
    boolean isInt = isInt(extension.bits());
    if (!isInt
        && of instanceof Word.Slice(var whole, var low, var bits)
        && !isInt(whole.bits())
        && !held.containsKey(of)) {
      // The mask of the slice would be shifted out.
      push(whole);
      signExtend(64 - low - bits, 64 - bits, false);
    } else {
      pushAs(of, isInt);
      int unused = (isInt ? 32 : 64) - of.bits();
      signExtend(unused, unused, isInt);
    }
    mask(extension.bits());
  }

  private void signExtend(int left, int right, boolean isInt) {
    if (left > 0) {
      Constants.push(code, left);
      code.visitInsn(isInt ? ISHL : LSHL);
    }
    if (right > 0) {
      Constants.push(code, right);
      code.visitInsn(isInt ? ISHR : LSHR);
    }
  }

  /** Pushes a word as the signed number it stands for. */
  void pushSigned(Word word) {
    push(word);
    int unused = (isInt(word.bits()) ? 32 : 64) - word.bits();
    signExtend(unused, unused, isInt(word.bits()));
  }

  /** Makes the long on the stack a word of so many bits. */
  void cut(int bits) {
    if (isInt(bits)) {
      code.visitInsn(L2I);
    }
    mask(bits);
  }

  /** Cuts the word on the stack off at so many bits. */
  void mask(int bits) {
    if (isInt(bits)) {
      if (!places.mask(bits)) {
        Constants.push(code, (int) Ranges.most(bits));
      }
      code.visitInsn(IAND);
    } else if (bits < 64) {
      code.visitLdcInsn(Ranges.most(bits));
      code.visitInsn(LAND);
    }
  }

  /** Goes to the target if the condition is as wanted. */
  public void jump(Condition condition, boolean wanted, Label target) {
    if (uses.hasLets()) {
      share(lets().of(condition));
    }
    switch (condition) {
      case Condition.Always always -> {
        if (wanted) {
          code.visitJumpInsn(GOTO, target);
        }
      }
      case Condition.Not(var of) -> jump(of, !wanted, target);
      case Condition.And(var left, var right) -> both(left, right, true, wanted, target);
      case Condition.Or(var left, var right) -> both(left, right, false, wanted, target);
      case Condition.Compare compare -> compare(compare, wanted, target);
    }
  }

  /**
   * Left and right, or left or right; the right one is looked at only if the left one leaves it
   * open.
   */
  private void both(Condition left, Condition right, boolean isAnd, boolean wanted, Label target) {
    if (isAnd != wanted) {
      jump(left, wanted, target);
      perhaps(() -> jump(right, wanted, target));
      return;
    }
    var open = new Label();
    jump(left, !wanted, open);
    perhaps(() -> jump(right, wanted, target));
    code.visitLabel(open);
  }

  private void compare(Condition.Compare compare, boolean wanted, Label target) {
    var left = compare.left();
    var right = compare.right();
    boolean equality = compare.relation() == Relation.EQUAL;
    if (compare.relation() == Relation.LESS) {
      pushSigned(left);
      pushSigned(right);
    } else {
      push(left);
      push(right);
    }
    if (compare.relation() == Relation.BELOW && right instanceof Word.Size && isInt(left.bits())) {
      // Neither is negative, but so HotSpot sees that it is the test of an index of the array.
      code.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", "compareUnsigned", "(II)I", false);
      code.visitJumpInsn(wanted ? IFLT : IFGE, target);
      return;
    }
    if (isInt(left.bits())) {
      code.visitJumpInsn(
          equality ? (wanted ? IF_ICMPEQ : IF_ICMPNE) : (wanted ? IF_ICMPLT : IF_ICMPGE), target);
      return;
    }
    if (compare.relation() == Relation.BELOW && left.bits() == 64) {
      code.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "compareUnsigned", "(JJ)I", false);
    } else {
      code.visitInsn(LCMP);
    }
    code.visitJumpInsn(equality ? (wanted ? IFEQ : IFNE) : (wanted ? IFLT : IFGE), target);
  }
}
