import {
  to = dokploy_project_tag.shop_audited
  identity = {
    project_id = "n7JNQV618xScZ1UrHSm0X"
    tag_id     = "PGtgOd4QS_ne0IWIrPxUW"
  }
}
