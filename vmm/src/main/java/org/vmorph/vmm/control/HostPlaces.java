package org.vmorph.vmm.control;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.vmorph.model.compiled.Constants;
import org.vmorph.model.compiled.Emitter;
import org.vmorph.model.compiled.Places;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.vmm.Host;

/**
 * A guest's state as its monitor reaches it: through its host. The guest's storage is a part of the
 * host's; the monitor's own words are a file of their own, {@link #OWN}.
 */
final class HostPlaces implements Places {
  static final String HOST = Type.getInternalName(Host.class);
  static final String SERVICE = Type.getInternalName(CompiledService.class);
  private static final String CELL = Type.getDescriptor(Cell.class);
  private static final String FILE = Type.getDescriptor(File.class);

  /**
   * The local variables of every method here: this, the host, w, the fetched word; then scratch.
   */
  static final int HOST_LOCAL = 1;

  static final int SIZE_LOCAL = 2;
  static final int FETCHED_LOCAL = 3;
  private static final int INDEX_LOCAL = 5;
  private static final int WORD_LOCAL = 6;
  static final int FREE = 8;

  /** How many words the host has. */
  static final String HOST_WORDS = "host.words";

  /** The instruction that trapped, where it has been fetched. */
  static final String FETCHED = "fetched";

  private final MethodVisitor code;
  private final File storage;
  private final File own;

  /** Where the guest's storage starts in its host's. */
  private final long low;

  HostPlaces(MethodVisitor code, File storage, File own, long low) {
    this.code = code;
    this.low = low;
    this.storage = storage;
    this.own = own;
  }

  @Override
  public void size(Word.Size size) {
    code.visitVarInsn(ILOAD, SIZE_LOCAL);
    if (!Emitter.isInt(size.bits())) {
      code.visitInsn(I2L);
    }
  }

  @Override
  public void operand(Word.Operand operand) {
    switch (operand.name()) {
      case FETCHED -> code.visitVarInsn(LLOAD, FETCHED_LOCAL);
      case HOST_WORDS -> {
        host();
        call("size", "()J");
      }
      default -> throw new IllegalArgumentException("no operand " + operand.name());
    }
    narrow(operand.bits());
  }

  private void host() {
    code.visitVarInsn(ALOAD, HOST_LOCAL);
  }

  private void constant(String array, String type, int slot) {
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, SERVICE, array, "[" + type);
    Constants.push(code, slot);
    code.visitInsn(AALOAD);
  }

  private void file(File file) {
    constant("files", FILE, (file.equals(own) ? storage : file).slot());
  }

  private void call(String name, String descriptor) {
    code.visitMethodInsn(INVOKEINTERFACE, HOST, name, descriptor, true);
  }

  @Override
  public void load(Cell cell) {
    host();
    constant("cells", CELL, cell.slot());
    call("get", "(" + CELL + ")J");
    narrow(cell.bits());
  }

  @Override
  public void store(Cell cell) {
    if (Emitter.isInt(cell.bits())) {
      code.visitInsn(I2L);
    }
    code.visitVarInsn(LSTORE, WORD_LOCAL);
    host();
    constant("cells", CELL, cell.slot());
    code.visitVarInsn(LLOAD, WORD_LOCAL);
    call("set", "(" + CELL + "J)V");
  }

  @Override
  public void load(File file, Runnable index, boolean inside) {
    index.run();
    if (!file.equals(storage)) {
      code.visitVarInsn(ISTORE, INDEX_LOCAL);
      word(file, 0);
    } else if (inside) {
      code.visitVarInsn(ISTORE, INDEX_LOCAL);
      word(file, low);
    } else {
      var beyond = new Label();
      var end = new Label();
      code.visitInsn(DUP);
      code.visitVarInsn(ISTORE, INDEX_LOCAL);
      code.visitVarInsn(ILOAD, SIZE_LOCAL);
      code.visitJumpInsn(IF_ICMPGE, beyond);
      word(file, low);
      code.visitJumpInsn(GOTO, end);
      code.visitLabel(beyond);
      code.visitInsn(LCONST_0);
      code.visitLabel(end);
    }
    narrow(file.bits());
  }

  private void word(File file, long offset) {
    host();
    file(file);
    code.visitVarInsn(ILOAD, INDEX_LOCAL);
    Constants.push(code, (int) offset);
    code.visitInsn(IADD);
    code.visitInsn(I2L);
    call("load", "(" + FILE + "J)J");
  }

  private void narrow(int bits) {
    if (Emitter.isInt(bits)) {
      code.visitInsn(L2I);
    }
  }

  @Override
  public void store(File file, Runnable index, Runnable value) {
    host();
    file(file);
    index.run();
    code.visitInsn(I2L);
    if (file.equals(storage)) {
      code.visitVarInsn(ILOAD, SIZE_LOCAL);
      code.visitInsn(I2L);
      code.visitMethodInsn(
          INVOKESTATIC, Type.getInternalName(HostLayout.class), "checked", "(JJ)J", false);
      if (low > 0) {
        code.visitLdcInsn(low);
        code.visitInsn(LADD);
      }
    }
    value.run();
    call("store", "(" + FILE + "JJ)V");
  }
}
