# From the guest: every trap arrives here, and so does an instruction that was lent to it (lend.s).
#
# trap
#   mscratch is where the guest is kept; or 0 if it was lent an instruction, which may have left MPRV set.
#   Goes on to the dispatcher with the guest's registers kept, mscratch 0, and
#     s0  what is kept of the guest    s2  the cause
#     s1  its program counter

lent:     .word 0                       # the instruction that is lent

trap:     csrrw x31, mscratch, x31
          bnez  x31, save
          li    x31, MPRV
          csrc  mstatus, x31
          la    x31, guest

save:
          sd    x1, 8(x31)
          sd    x2, 16(x31)
          sd    x3, 24(x31)
          sd    x4, 32(x31)
          sd    x5, 40(x31)
          sd    x6, 48(x31)
          sd    x7, 56(x31)
          sd    x8, 64(x31)
          sd    x9, 72(x31)
          sd    x10, 80(x31)
          sd    x11, 88(x31)
          sd    x12, 96(x31)
          sd    x13, 104(x31)
          sd    x14, 112(x31)
          sd    x15, 120(x31)
          sd    x16, 128(x31)
          sd    x17, 136(x31)
          sd    x18, 144(x31)
          sd    x19, 152(x31)
          sd    x20, 160(x31)
          sd    x21, 168(x31)
          sd    x22, 176(x31)
          sd    x23, 184(x31)
          sd    x24, 192(x31)
          sd    x25, 200(x31)
          sd    x26, 208(x31)
          sd    x27, 216(x31)
          sd    x28, 224(x31)
          sd    x29, 232(x31)
          sd    x30, 240(x31)
          mv    s0, x31
          csrrw t0, mscratch, zero
          sd    t0, X31(s0)
          csrr  s1, mepc
          csrr  s2, mcause
