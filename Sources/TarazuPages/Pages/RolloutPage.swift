// Administration: which levels are open.

import TarazuProtocol

/// The levels that are open in each province.
public struct RolloutPage: PageContent {
  public var provinces: [ProvinceRollout]

  public init(provinces: [ProvinceRollout]) { self.provinces = provinces }
}

extension RolloutPage {
  public func page(in context: PageContext) -> Page {
    let table = TablePart(
      columns: ["level.province", "levels.district", "levels.branch"].map { TablePart.Column(context.text($0)) },
      rows: provinces.map { province in
        TablePart.Row(
          context.name(context.names.unit(province.province)),
          [
            cell(province, "district", province.districtIsOpen, in: context),
            cell(province, "branch", province.branchIsOpen, in: context),
          ])
      })
    return context.admin(
      "admin.rollout", path: PagePath.rollout, line: context.text("rollout.line"), table.markup(in: context))
  }

  private func cell(_ province: ProvinceRollout, _ level: String, _ isOpen: Bool, in context: PageContext) -> Markup {
    let state: Markup = #"<span class="state">\#(context.text(isOpen ? "rollout.open" : "rollout.closed"))</span>"#
    let name =
      context.names.unit(province.province) + context.text("list.comma") + " " + context.text("levels.\(level)")
    return state + " "
      + context.button(
        PagePath.postRollout,
        [("province", province.province), ("level", level), ("open", isOpen ? "no" : "yes")],
        isOpen ? "rollout.close-it" : "rollout.open-it", of: name)
  }
}
