# The six accesses to registers of control, with and without a register that is written, with rd zero, with rs1
# zero, and with one register as both.

_start:   jal   prepare
          li    a1, 0x1234567800ff00ff
          li    a2, 0x0f0f0f0f0f0f0f0f

          csrrw a0, mscratch, a1
          jal   note
          csrrw zero, mscratch, a2
          csrrs a0, mscratch, a1
          jal   note
          csrrc a0, mscratch, a2
          jal   note
          csrrs a0, mscratch, zero
          jal   note
          csrrc a0, mscratch, zero
          jal   note
          csrrwi a0, mscratch, 31
          jal   note
          csrrsi a0, mscratch, 0
          jal   note
          csrrci a0, mscratch, 5
          jal   note
          csrrsi zero, mscratch, 4
          csrrci zero, mscratch, 0
          csrrw a0, mscratch, zero
          jal   note

          mv    a0, a1                  # one register
          csrrw a0, mscratch, a0
          jal   note
          mv    a0, a2
          csrrs a0, mscratch, a0
          jal   note
          csrrc a0, mscratch, a0
          jal   note
          csrrw x31, mscratch, x31
          mv    a0, x31
          jal   note
          csrrw sp, mscratch, sp
          csrrw gp, mscratch, x31
          csrrs tp, mscratch, sp

          csrrw a0, sscratch, a1        # a register that the hardware has
          jal   note
          csrrw zero, sscratch, a2
          csrrs a0, sscratch, a1
          jal   note
          csrrc a0, sscratch, a2
          jal   note
          csrrwi a0, sscratch, 17
          jal   note
          csrrs a0, sscratch, zero
          jal   note
          mv    x31, a1
          csrrw x31, sscratch, x31
          mv    a0, x31
          jal   note
          csrrw zero, sscratch, zero
          csrrsi x31, sscratch, 3
          csrrw x30, sscratch, x31
          csrrs zero, mhartid, zero
          csrrs x1, misa, zero
          csrrw zero, misa, x1

          csrrwi a0, mepc, 7            # a number whose lowest bit is not kept
          csrrs a0, mepc, zero
          jal   note
          csrrwi a0, mtval, 7
          csrrsi a0, mtval, 24
          jal   note
          csrrwi a0, mcause, 9
          csrrci a0, mcause, 1
          jal   note
          csrrsi a0, mie, 8
          csrrci a0, mie, 8
          jal   note
          csrrwi a0, medeleg, 8
          csrrs a0, medeleg, a1
          jal   note
          csrrc a0, medeleg, zero
          jal   note
          csrrw zero, medeleg, zero
          csrrwi a0, satp, 3
          csrrsi a0, satp, 4
          jal   note
          csrrw a0, satp, zero
          jal   note
          csrrsi a0, pmpaddr1, 9
          csrrci a0, pmpaddr1, 1
          jal   note
          csrrs a0, pmpcfg0, zero
          jal   note
          csrrwi a0, mcounteren, 5
          csrrs a0, mcounteren, zero
          jal   note
          j     end

          .include "traps.s"
