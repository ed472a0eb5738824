package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.vmorph.model.concrete.Content;
import org.vmorph.model.concrete.Core;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * The state in a {@link Core}: each component in a local variable where it has been given one,
 * where the core keeps it otherwise.
 */
final class CorePlaces implements Places {
  static final String CORE = Type.getInternalName(Core.class);
  private static final String CONTENT = Type.getInternalName(Content.class);

  private final MethodVisitor code;
  private final File storage;
  private final int core;
  private final int scratch;
  private final Map<Component, Integer> locals = new HashMap<>();
  private final Map<String, Consumer<MethodVisitor>> operands = new HashMap<>();
  private final Map<Integer, Integer> masks = new HashMap<>();

  /**
   * Places for one method.
   *
   * @param core the local variable that holds the core
   * @param scratch a local variable, an int, that is nobody else's
   */
  CorePlaces(MethodVisitor code, File storage, int core, int scratch) {
    this.code = code;
    this.storage = storage;
    this.core = core;
    this.scratch = scratch;
  }

  /** From now on a component is in a local variable: a cell as its word, a file as its array. */
  void keep(Component component, int local) {
    locals.put(component, local);
  }

  /** An operand is pushed by this code. */
  void operand(String name, Consumer<MethodVisitor> push) {
    operands.put(name, push);
  }

  /** Whether a file grows as it is used, so that it has no array of its own. */
  static boolean isTape(File file, File storage) {
    return !file.equals(storage) && Content.isTape(file.indexBits());
  }

  @Override
  public void size(Word.Size size) {
    array(storage);
    code.visitInsn(ARRAYLENGTH);
    if (!Emitter.isInt(size.bits())) {
      code.visitInsn(I2L);
    }
  }

  @Override
  public void operand(Word.Operand operand) {
    var push = operands.get(operand.name());
    if (push == null) {
      throw new IllegalArgumentException("no operand " + operand.name());
    }
    push.accept(code);
  }

  @Override
  public void load(Cell cell) {
    var local = locals.get(cell);
    if (local == null) {
      fromCore(cell);
    } else {
      code.visitVarInsn(Emitter.isInt(cell.bits()) ? ILOAD : LLOAD, local);
    }
  }

  @Override
  public void store(Cell cell) {
    var local = locals.get(cell);
    boolean isInt = Emitter.isInt(cell.bits());
    if (local != null) {
      code.visitVarInsn(isInt ? ISTORE : LSTORE, local);
      return;
    }
    if (isInt) {
      code.visitInsn(I2L);
    }
    cells();
    Constants.push(code, cell.slot());
    // The word was there first, and a long is two words deep.
    code.visitInsn(DUP2_X2);
    code.visitInsn(POP2);
    code.visitInsn(LASTORE);
  }

  private void cells() {
    code.visitVarInsn(ALOAD, core);
    code.visitFieldInsn(GETFIELD, CORE, "cells", "[J");
  }

  /** Pushes what the core keeps. */
  private void fromCore(Cell cell) {
    cells();
    Constants.push(code, cell.slot());
    code.visitInsn(LALOAD);
    if (Emitter.isInt(cell.bits())) {
      code.visitInsn(L2I);
    }
  }

  /**
   * Puts what the core keeps into a cell's local variable; the mask tells the compiler its range.
   */
  void fetch(Cell cell) {
    int local = local(cell);
    fromCore(cell);
    if (Emitter.isInt(cell.bits())) {
      Constants.push(code, (int) Ranges.most(cell.bits()));
      code.visitInsn(IAND);
    }
    code.visitVarInsn(Emitter.isInt(cell.bits()) ? ISTORE : LSTORE, local);
  }

  /** Puts the mask of a file's index, made of the length of its array, into a local variable. */
  void fetchMask(File file, int local) {
    array(file);
    code.visitInsn(ARRAYLENGTH);
    code.visitInsn(ICONST_1);
    code.visitInsn(ISUB);
    code.visitVarInsn(ISTORE, local);
    masks.put(file.indexBits(), local);
  }

  @Override
  public boolean mask(int bits) {
    var local = masks.get(bits);
    if (local != null) {
      code.visitVarInsn(ILOAD, local);
    }
    return local != null;
  }

  /** Puts a cell's local variable where the core keeps it. */
  void spill(Cell cell) {
    cells();
    Constants.push(code, cell.slot());
    load(cell);
    if (Emitter.isInt(cell.bits())) {
      code.visitInsn(I2L);
    }
    code.visitInsn(LASTORE);
  }

  /** Puts a file's array into its local variable. */
  void fetch(File file) {
    int local = local(file);
    arrayFromCore(file);
    code.visitVarInsn(ASTORE, local);
  }

  private int local(Component component) {
    var local = locals.get(component);
    if (local == null) {
      throw new IllegalStateException(component.name() + " is not in a local variable");
    }
    return local;
  }

  private void content(File file) {
    code.visitVarInsn(ALOAD, core);
    code.visitFieldInsn(GETFIELD, CORE, "files", "[L" + CONTENT + ";");
    Constants.push(code, file.slot());
    code.visitInsn(AALOAD);
  }

  private void arrayFromCore(File file) {
    content(file);
    code.visitMethodInsn(INVOKEVIRTUAL, CONTENT, "array", "()[J", false);
  }

  private void array(File file) {
    var local = locals.get(file);
    if (local == null) {
      arrayFromCore(file);
    } else {
      code.visitVarInsn(ALOAD, local);
    }
  }

  @Override
  public void load(File file, Runnable index, boolean inside) {
    if (isTape(file, storage)) {
      content(file);
      index.run();
      code.visitInsn(I2L);
      code.visitMethodInsn(INVOKEVIRTUAL, CONTENT, "get", "(J)J", false);
    } else if (inside || !file.equals(storage)) {
      array(file);
      index.run();
      code.visitInsn(LALOAD);
    } else {
      carefully(file, index);
    }
    if (Emitter.isInt(file.bits())) {
      code.visitInsn(L2I);
    }
  }

  /** Beyond its end a file reads as zero. */
  private void carefully(File file, Runnable index) {
    var beyond = new Label();
    var end = new Label();
    index.run();
    code.visitInsn(DUP);
    code.visitVarInsn(ISTORE, scratch);
    array(file);
    code.visitInsn(ARRAYLENGTH);
    code.visitJumpInsn(IF_ICMPGE, beyond);
    array(file);
    code.visitVarInsn(ILOAD, scratch);
    code.visitInsn(LALOAD);
    code.visitJumpInsn(GOTO, end);
    code.visitLabel(beyond);
    code.visitInsn(LCONST_0);
    code.visitLabel(end);
  }

  @Override
  public void store(File file, Runnable index, Runnable value) {
    if (isTape(file, storage)) {
      content(file);
      index.run();
      code.visitInsn(I2L);
      value.run();
      code.visitMethodInsn(INVOKEVIRTUAL, CONTENT, "set", "(JJ)V", false);
    } else {
      array(file);
      index.run();
      value.run();
      code.visitInsn(LASTORE);
    }
  }
}
