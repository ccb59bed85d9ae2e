-- They went with the conversation; but a page that was read before may have brought some of them back.
with erased as (
  select * from unnest($1::text[], $2::text[]) as erased (workspace, conversation)
), episode as (
  delete from report_episodes using erased where report_episodes.workspace = erased.workspace and report_episodes.conversation = erased.conversation
)
delete from report_facts using erased where report_facts.workspace = erased.workspace and report_facts.conversation = erased.conversation
