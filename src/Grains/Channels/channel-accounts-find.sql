select id, workspace, inbox, type, name, phone_number_id, app_secret, verify_token, access_token, business_account_id
from channel_accounts
where id = $1
